package com.ecommerce.userservice.repairs.signin;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.UpdateEmail;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;

/**
 * Lets a customer who has asked for another e-mail address log in as before until its link is opened: the old address holds
 * until then. With {@link UpdateEmail} of Keycloak 26.7 every login, by the API too, then demands the address anew: a
 * mistyped one, or a mail that does not arrive, shuts the customer out. An internal class of Keycloak; no upstream issue is
 * known. It may go when a pending address is no required action there.
 */
public final class UnforcedUpdateEmail extends UpdateEmail {

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        UserModel user = context.getUser();
        if (user.getFirstAttribute(UserModel.EMAIL_PENDING) == null) {
            super.evaluateTriggers(context);
        } else if (user.getRequiredActionsStream().anyMatch(RequiredAction.UPDATE_EMAIL.name()::equals)) {
            // Demanded by an operator: as Keycloak has it where no address is pending.
            user.removeRequiredAction(RequiredAction.VERIFY_EMAIL);
        }
    }

    /** Before Keycloak's own, of the same id. */
    @Override
    public int order() {
        return 1;
    }
}
