package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.DomainException;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A failure as clients read it (RFC 9457). Members that do not belong to the code are left out.
 *
 * @param type stable URI of the code: a path on the same host (RFC 9457, 3.1.1), the same in every installation
 * @param title the same for every occurrence of the code
 * @param status the HTTP status, repeated
 * @param detail what is wrong this time, and what to do
 * @param code the code itself
 * @param errors sentences by field, for {@code validation_failed} and {@code account_setup_required}
 * @param requiredActions what is due, for {@code account_setup_required}
 * @param attemptsLeft how many more wrong codes are taken, for {@code code_not_valid}
 * @param methods how the account can authenticate again, for {@code reauthentication_required}
 * @param errorId the id in the log, for {@code internal}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        description = "A failure (RFC 9457).",
        requiredProperties = {"type", "title", "status", "detail", "code"})
record Problem(
        @Schema(description = "Leads to what the code means and what to do.", format = "uri-reference")
        String type,

        @Schema(description = "The same for every occurrence of the code.")
        String title,

        @Schema(description = "The HTTP status, repeated.", minimum = "400", maximum = "599")
        int status,

        @Schema(description = "What is wrong this time, and what to do. For people.")
        String detail,

        @Schema(description = "For programs.") String code,

        @Schema(
                description =
                        "With `validation_failed`, and `account_setup_required`: sentences for each field that is wrong.")
        Map<String, List<String>> errors,

        @Schema(description = "With `account_setup_required`: Keycloak's required actions that are due.")
        List<String> requiredActions,

        @Schema(
                description = "With `code_not_valid`: how many more wrong codes are taken.",
                minimum = "0",
                maximum = "4")
        Integer attemptsLeft,

        @Schema(
                description =
                        "With `reauthentication_required`: which of `password`, `otp` and `email` the account has.")
        List<String> methods,

        @Schema(description = "With `internal`: the id under which the log has the cause.", format = "uuid")
        String errorId) {

    /** @param errorCatalogue the path of the page that the type leads to */
    static Problem of(DomainException failure, String errorCatalogue) {
        String code = failure.code().wireName();
        return new Problem(
                errorCatalogue + "#" + code,
                failure.code().title(),
                HttpStatus.of(failure.code()),
                failure.detail(),
                code,
                failure.violations(),
                failure.requiredActions(),
                failure.attemptsLeft(),
                failure.methods(),
                failure.errorId());
    }
}
