package com.ecommerce.userservice.rest.auth;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.directgrant.ValidateOTP;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesCredentialData;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.util.JsonSerialization;

/**
 * Replaces Keycloak's authenticator for one-time passwords in direct grants (26.7, {@link ValidateOTP}), whose id it has. It
 * also asks for the other second factors that the realm's sign-in page asks for: recovery codes are checked, and a login that
 * needs a factor which only a browser can check is refused.
 *
 * <p>A login through this API without its second factor is asked for it, and no failure is counted. At its own endpoints
 * Keycloak 26.7 counts one, and locks an account after some logins with the right password and no second factor.
 */
public final class SecondFactorAuthenticator extends ValidateOTP {

    /** One-time passwords have 6 or 8 digits, recovery codes 12 characters. */
    private static final int LONGEST_ONE_TIME_PASSWORD = 8;

    private static final String INVALID_GRANT = "invalid_grant";

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return hasDevice(session, realm, user)
                || !SecondFactors.of(session, realm, user).isEmpty();
    }

    private boolean hasDevice(KeycloakSession session, RealmModel realm, UserModel user) {
        return super.configuredFor(session, realm, user);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        SecondFactorOutcome outcome = SecondFactorOutcome.of(context.getSession());
        Set<String> asked = SecondFactors.of(context.getSession(), context.getRealm(), context.getUser());
        // The sign-in page decides; where it asks for no second factor, a device is asked for, as Keycloak does.
        boolean device = hasDevice(context.getSession(), context.getRealm(), context.getUser())
                && (asked.isEmpty() || asked.contains(OTPCredentialModel.TYPE));
        boolean codes = asked.contains(RecoveryAuthnCodesCredentialModel.TYPE);
        String sent = sent(context);
        if (!device && !codes && !asked.isEmpty()) {
            refuse(context, outcome);
        } else if (sent == null && outcome != null && (device || codes)) {
            outcome.setMissing();
            // A challenge ends the flow without a failure.
            context.challenge(errorResponse(
                    Response.Status.UNAUTHORIZED.getStatusCode(), "otp_required", "A second factor is required"));
        } else if (codes && (!device || isRecoveryCode(sent))) {
            checkRecoveryCode(context, outcome, sent);
        } else {
            super.authenticate(context);
        }
        if (outcome != null && context.getStatus() == FlowStatus.SUCCESS) {
            outcome.setChecked();
        }
    }

    private static String sent(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String otp = form.getFirst("otp");
        return otp == null ? form.getFirst("totp") : otp;
    }

    private static boolean isRecoveryCode(String sent) {
        return sent != null && sent.length() > LONGEST_ONE_TIME_PASSWORD;
    }

    private void refuse(AuthenticationFlowContext context, SecondFactorOutcome outcome) {
        if (outcome != null) {
            outcome.setUnsupported();
        }
        context.getEvent().user(context.getUser());
        context.getEvent().error(Errors.RESOLVE_REQUIRED_ACTIONS);
        context.challenge(errorResponse(
                Response.Status.BAD_REQUEST.getStatusCode(), INVALID_GRANT, "Account is not fully set up"));
    }

    /** Checks the recovery code that is due, as {@code RecoveryAuthnCodesFormAuthenticator} does on the sign-in page. */
    private void checkRecoveryCode(AuthenticationFlowContext context, SecondFactorOutcome outcome, String sent) {
        UserModel user = context.getUser();
        if (isLastCodeDue(user)) {
            refuse(context, outcome);
            return;
        }
        boolean valid = sent != null
                && user.credentialManager()
                        .isValid(UserCredentialModel.buildFromBackupAuthnCode(
                                sent.strip().replace("-", "")));
        if (!valid) {
            context.getEvent().user(user);
            context.getEvent().error(Errors.INVALID_USER_CREDENTIALS);
            context.failure(
                    AuthenticationFlowError.INVALID_USER,
                    errorResponse(
                            Response.Status.BAD_REQUEST.getStatusCode(), INVALID_GRANT, "Invalid user credentials"));
            return;
        }
        context.success(RecoveryAuthnCodesCredentialModel.TYPE);
    }

    /** Once the last code is used new codes are due, which only the sign-in page can show; so it alone accepts the last one. */
    private static boolean isLastCodeDue(UserModel user) {
        return RecoveryAuthnCodesUtils.getCredential(user)
                .map(SecondFactorAuthenticator::remainingCodes)
                .map(remaining -> remaining <= 1)
                .orElse(true);
    }

    private static int remainingCodes(CredentialModel codes) {
        try {
            return JsonSerialization.readValue(codes.getCredentialData(), RecoveryAuthnCodesCredentialData.class)
                    .getRemainingCodes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
