package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.DomainException;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A failure as clients read it (RFC 9457). Members that do not belong to the code are left out.
 *
 * @param type stable URI of the code
 * @param title the same for every occurrence of the code
 * @param status the HTTP status, repeated
 * @param detail what is wrong this time, and what to do
 * @param code the code itself
 * @param errors sentences by field, for {@code validation_failed}
 * @param requiredActions what is due, for {@code account_setup_required}
 * @param errorId the id in the log, for {@code internal}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        Map<String, List<String>> errors,
        List<String> requiredActions,
        String errorId) {

    /** A URN, so that it stays the same wherever a shop runs the service. */
    private static final String TYPE_PREFIX = "urn:user-service:problem:";

    static Problem of(DomainException failure) {
        String code = failure.code().wireName();
        return new Problem(
                TYPE_PREFIX + code,
                failure.code().title(),
                HttpStatus.of(failure.code()),
                failure.detail(),
                code,
                failure.violations(),
                failure.requiredActions(),
                failure.errorId());
    }
}
