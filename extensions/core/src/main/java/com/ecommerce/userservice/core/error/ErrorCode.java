package com.ecommerce.userservice.core.error;

import java.util.Locale;

/**
 * Every way in which a call can fail, as clients see it on each transport: REST sends {@link #wireName()} as
 * {@code code}, gRPC as the reason of {@code google.rpc.ErrorInfo}.
 */
public enum ErrorCode {
    VALIDATION_FAILED(
            "One or more fields are wrong",
            "A field is missing, too long, of the wrong form, or already taken; `errors` has sentences for each field.",
            "Show the sentences beside the fields, and send the corrected request."),
    MALFORMED_BODY(
            "The body cannot be read",
            "The body is neither a JSON object nor a form in UTF-8, or path, query or headers cannot be read.",
            "Mend the request; sent again as it is, it fails again."),
    INVALID_CREDENTIALS(
            "The credentials are wrong",
            "No such account, a wrong password, a disabled or a temporarily locked account: it is not told which.",
            "Let the user try again, or reset the password. An operator finds the cause in the realm's events."),
    OTP_REQUIRED(
            "A one-time password is required",
            "The password was right, and the account has a device for one-time passwords.",
            "Ask for the code, and log in again with it in the field `otp`."),
    AUTHENTICATION_REQUIRED(
            "Authentication is required",
            "The request needs an access token, and has none.",
            "Send `Authorization: Bearer` with the access token."),
    TOKEN_NOT_VALID(
            "The token is not valid",
            "The token has expired, its session has ended, or it is not one of this realm.",
            "Refresh the tokens once; if that fails too, log in again."),
    ACCOUNT_SETUP_REQUIRED(
            "The account needs to be set up",
            "Keycloak wants the user to do something first; `required_actions` says what, and `errors` which fields of"
                    + " the profile are to be corrected.",
            "Send the user to the sign-in page, then log in again."),
    PERMISSION_DENIED(
            "Permission denied",
            "The token is good, but its user may not do this; or the realm wants HTTPS.",
            "Use an account that may, or HTTPS."),
    NOT_FOUND(
            "Not found",
            "There is no such user, session, page, realm or path, or the realm does not serve this API.",
            "Check the address and the id."),
    METHOD_NOT_ALLOWED(
            "The method is not allowed",
            "The path exists, for other methods.",
            "Use one of those that the header `Allow` names."),
    CONFLICT(
            "Already taken",
            "Somebody else took the e-mail address or the username at the same moment.",
            "Send the request again: if it is still taken, `validation_failed` names the field."),
    BODY_TOO_LARGE("The body is too large", "The body has more than 64 KiB.", "Send less."),
    UNSUPPORTED_MEDIA_TYPE(
            "The media type is not supported",
            "The body is neither JSON nor a form, not in UTF-8, or compressed.",
            "Send `Content-Type: application/json` or `application/x-www-form-urlencoded`, without"
                    + " `Content-Encoding`."),
    RATE_LIMITED(
            "Too many requests",
            "This address, or somebody for this account, has sent more requests of this kind than the realm admits, or"
                    + " the server has too many of them to answer. Nothing was done.",
            "Send the request again after the seconds that `Retry-After` names."),
    REGISTRATION_CLOSED(
            "Registration is closed", "The realm takes no registrations.", "An operator can switch them on."),
    CODE_NOT_VALID(
            "The code is wrong",
            "The code is not the one in the e-mail; `attempts_left` says how many more wrong ones are taken.",
            "Let the user type it again. After the last attempt, ask for a new e-mail."),
    CHALLENGE_EXPIRED(
            "The code or link has expired",
            "Code and link of the e-mail are too old, were used, or had too many wrong codes; or the account has changed"
                    + " since.",
            "Ask for a new e-mail."),
    PASSWORD_RESET_CLOSED(
            "Passwords cannot be reset",
            "The realm lets nobody reset a password that is forgotten.",
            "An operator can switch it on: \"Forgot password\" of the realm, and its setting for this API."),
    REAUTHENTICATION_REQUIRED(
            "Authenticate again",
            "The session is good, but this needs a proof of the last 10 minutes that the account's owner is there; `methods`"
                    + " says how the account can give it.",
            "Ask for the password, a one-time password or the code of an e-mail, send it to `auth/reauth`, then send the"
                    + " request again."),
    INTERNAL(
            "Internal error",
            "Something went wrong on our side; the log has the cause under `error_id`.",
            "Report the `error_id` to the operator."),
    UNAVAILABLE(
            "Temporarily unavailable",
            "The server is starting, or its database cannot be reached.",
            "Send the request again after the seconds that `Retry-After` names.");

    private final String title;
    private final String meaning;
    private final String remedy;

    ErrorCode(String title, String meaning, String remedy) {
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** Returns the name that clients see, for example {@code validation_failed}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns a short sentence that is the same for every occurrence of this code. */
    public String title() {
        return title;
    }

    /** Returns sentences that tell developers when this code is sent; code is in backticks. */
    public String meaning() {
        return meaning;
    }

    /** Returns sentences that tell developers what to do about it; code is in backticks. */
    public String remedy() {
        return remedy;
    }
}
