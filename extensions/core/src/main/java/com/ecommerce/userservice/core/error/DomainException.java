package com.ecommerce.userservice.core.error;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A failure that the caller is told about. Everything in it is safe to send: no token, no internal class name, no
 * stack trace.
 */
public final class DomainException extends RuntimeException {

    private final ErrorCode code;
    private final transient Members members;

    private DomainException(ErrorCode code, String detail, Members members, Throwable cause) {
        super(Objects.requireNonNull(detail, "detail"), cause, false, false);
        this.code = Objects.requireNonNull(code, "code");
        this.members = members;
    }

    private DomainException(ErrorCode code, String detail, Members members) {
        this(code, detail, members, null);
    }

    /**
     * A failure that its code and one sentence describe.
     *
     * @param detail what is wrong and what the caller can do about it
     */
    public DomainException(ErrorCode code, String detail) {
        this(code, detail, Members.NONE);
    }

    /**
     * {@link ErrorCode#VALIDATION_FAILED}.
     *
     * @param violations the sentences for each field that is wrong; not empty
     */
    public static DomainException validationFailed(Map<String, List<String>> violations) {
        return new DomainException(
                ErrorCode.VALIDATION_FAILED,
                "Correct the fields named in errors.",
                Members.NONE.withViolations(violations));
    }

    /**
     * {@link ErrorCode#VALIDATION_FAILED} on a single field.
     *
     * @param sentence what is wrong with the field
     */
    public static DomainException validationFailed(String field, String sentence) {
        return validationFailed(Map.of(field, List.of(sentence)));
    }

    /** {@link ErrorCode#TOKEN_NOT_VALID} for an access token. */
    public static DomainException tokenNotValid() {
        return new DomainException(
                ErrorCode.TOKEN_NOT_VALID, "The access token is not valid or has expired. Refresh it or log in again.");
    }

    /**
     * {@link ErrorCode#ACCOUNT_SETUP_REQUIRED}.
     *
     * @param requiredActions the ids of Keycloak's required actions that are due, for example {@code UPDATE_PASSWORD}
     * @param violations the sentences for each field of the profile that is to be corrected; may be empty
     */
    public static DomainException accountSetupRequired(
            List<String> requiredActions, Map<String, List<String>> violations) {
        return new DomainException(
                ErrorCode.ACCOUNT_SETUP_REQUIRED,
                "Sign in on the sign-in page to complete the required actions, then log in again.",
                Members.NONE.withViolations(violations).withRequiredActions(requiredActions));
    }

    /** {@link ErrorCode#ACCOUNT_SETUP_REQUIRED}, for an account whose second factor only a browser can check. */
    public static DomainException secondFactorNeedsBrowser() {
        return new DomainException(
                ErrorCode.ACCOUNT_SETUP_REQUIRED,
                "The account has a second factor that only the sign-in page can check. Sign in there.");
    }

    /** {@link ErrorCode#RATE_LIMITED} where it is known when the limit admits another request. */
    public static DomainException rateLimited(ExceededLimit limit) {
        return new DomainException(
                ErrorCode.RATE_LIMITED,
                "Too many requests of this kind. Try again in " + limit.retryAfterSeconds() + " seconds.",
                Members.NONE.withExceededLimit(limit));
    }

    /**
     * {@link ErrorCode#CODE_NOT_VALID}.
     *
     * @param attemptsLeft how many more wrong codes the proof takes
     */
    public static DomainException codeNotValid(int attemptsLeft) {
        return new DomainException(
                ErrorCode.CODE_NOT_VALID,
                attemptsLeft > 0
                        ? "The code is wrong. Type it as the e-mail shows it."
                        : "The code is wrong, and there is no attempt left. Ask for a new e-mail.",
                Members.NONE.withAttemptsLeft(attemptsLeft));
    }

    /** {@link ErrorCode#CHALLENGE_EXPIRED}. */
    public static DomainException challengeExpired() {
        return new DomainException(
                ErrorCode.CHALLENGE_EXPIRED, "The code or link has expired or was used. Ask for a new e-mail.");
    }

    /**
     * {@link ErrorCode#REAUTHENTICATION_REQUIRED}.
     *
     * @param methods the ways in which this account can do it, for example {@code password}; may be empty
     */
    public static DomainException reauthenticationRequired(List<String> methods) {
        return new DomainException(
                ErrorCode.REAUTHENTICATION_REQUIRED,
                "Show once more that the account is yours, by POST auth/reauth/, then try again.",
                Members.NONE.withMethods(methods));
    }

    /**
     * {@link ErrorCode#INTERNAL}.
     *
     * @param errorId the id under which the log holds the cause
     */
    static DomainException internal(String errorId, Throwable cause) {
        return new DomainException(
                ErrorCode.INTERNAL,
                "Something went wrong on our side. Report the error_id to the operator.",
                Members.NONE.withErrorId(errorId),
                cause);
    }

    public ErrorCode code() {
        return code;
    }

    /** Returns the sentence for this occurrence; never null. */
    public String detail() {
        return getMessage();
    }

    /**
     * Returns the sentences by field; empty unless the code is {@link ErrorCode#VALIDATION_FAILED} or
     * {@link ErrorCode#ACCOUNT_SETUP_REQUIRED}.
     */
    public Map<String, List<String>> violations() {
        return members.violations();
    }

    /** Returns the ids of the due required actions; empty unless the code is {@link ErrorCode#ACCOUNT_SETUP_REQUIRED}. */
    public List<String> requiredActions() {
        return members.requiredActions();
    }

    /** Returns how many more wrong codes are taken; null unless the code is {@link ErrorCode#CODE_NOT_VALID}. */
    public Integer attemptsLeft() {
        return members.attemptsLeft();
    }

    /** Returns the limit that is used up; empty unless {@link #rateLimited} has made this. */
    public Optional<ExceededLimit> exceededLimit() {
        return Optional.ofNullable(members.exceededLimit());
    }

    /** Returns the ways to authenticate again; empty unless the code is {@link ErrorCode#REAUTHENTICATION_REQUIRED}. */
    public List<String> methods() {
        return members.methods();
    }

    /** Returns the id under which the log holds the cause; null unless the code is {@link ErrorCode#INTERNAL}. */
    public String errorId() {
        return members.errorId();
    }

    /** What a failure has beside its sentence; what does not belong to its code is empty or null. */
    private record Members(
            Map<String, List<String>> violations,
            List<String> requiredActions,
            List<String> methods,
            Integer attemptsLeft,
            ExceededLimit exceededLimit,
            String errorId) {

        static final Members NONE = new Members(Map.of(), List.of(), List.of(), null, null, null);

        Members {
            violations = Map.copyOf(violations);
            requiredActions = List.copyOf(requiredActions);
            methods = List.copyOf(methods);
        }

        Members withViolations(Map<String, List<String>> sentences) {
            return new Members(sentences, requiredActions, methods, attemptsLeft, exceededLimit, errorId);
        }

        Members withRequiredActions(List<String> ids) {
            return new Members(violations, ids, methods, attemptsLeft, exceededLimit, errorId);
        }

        Members withMethods(List<String> names) {
            return new Members(violations, requiredActions, names, attemptsLeft, exceededLimit, errorId);
        }

        Members withAttemptsLeft(int number) {
            return new Members(violations, requiredActions, methods, number, exceededLimit, errorId);
        }

        Members withExceededLimit(ExceededLimit limit) {
            return new Members(violations, requiredActions, methods, attemptsLeft, limit, errorId);
        }

        Members withErrorId(String id) {
            return new Members(violations, requiredActions, methods, attemptsLeft, exceededLimit, id);
        }
    }
}
