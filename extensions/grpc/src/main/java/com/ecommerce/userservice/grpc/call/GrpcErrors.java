package com.ecommerce.userservice.grpc.call;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.error.Failures;
import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/**
 * The one place where failures become statuses, with the details of Google's error model
 * (<a href="https://google.aip.dev/193">AIP-193</a>): always {@code ErrorInfo}, for validation {@code BadRequest}, for
 * an outage and for overload {@code RetryInfo}.
 */
final class GrpcErrors {

    private static final String DOMAIN = "user.v1";
    private static final RetryInfo RETRY_AFTER_A_SECOND = RetryInfo.newBuilder()
            .setRetryDelay(Duration.newBuilder().setSeconds(1))
            .build();

    private GrpcErrors() {}

    /** Returns the status for anything that was thrown. One that is a status already stays as it is. */
    static StatusRuntimeException statusOf(Throwable failure) {
        if (failure.getCause() instanceof InvalidProtocolBufferException) {
            return statusOf(
                    new DomainException(ErrorCode.MALFORMED_BODY, "The message is not the one of this method."));
        }
        if (failure instanceof StatusRuntimeException status) {
            return status;
        }
        if (failure instanceof StatusException status) {
            Metadata trailers = status.getTrailers();
            return status.getStatus().asRuntimeException(trailers);
        }
        return statusOf(Failures.of(failure));
    }

    private static StatusRuntimeException statusOf(DomainException failure) {
        com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
                .setCode(statusCode(failure.code()).value())
                .setMessage(description(failure))
                .addDetails(Any.pack(errorInfo(failure)));
        Message further = furtherDetail(failure);
        if (further != null) {
            status.addDetails(Any.pack(further));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }

    /** With the error id, which many clients would not find in the details. */
    private static String description(DomainException failure) {
        return failure.errorId() == null ? failure.detail() : failure.detail() + " error_id: " + failure.errorId();
    }

    /** Returns the status code of an error code, chosen by the litmus tests in {@link Status.Code}. */
    static Status.Code statusCode(ErrorCode code) {
        return switch (code) {
            case VALIDATION_FAILED, MALFORMED_BODY, UNSUPPORTED_MEDIA_TYPE, CODE_NOT_VALID ->
                Status.Code.INVALID_ARGUMENT;
            case INVALID_CREDENTIALS, OTP_REQUIRED, AUTHENTICATION_REQUIRED, TOKEN_NOT_VALID ->
                Status.Code.UNAUTHENTICATED;
            case PERMISSION_DENIED -> Status.Code.PERMISSION_DENIED;
            case ACCOUNT_SETUP_REQUIRED,
                    REGISTRATION_CLOSED,
                    CHALLENGE_EXPIRED,
                    PASSWORD_RESET_CLOSED,
                    REAUTHENTICATION_REQUIRED -> Status.Code.FAILED_PRECONDITION;
            case NOT_FOUND -> Status.Code.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> Status.Code.UNIMPLEMENTED;
            case CONFLICT -> Status.Code.ALREADY_EXISTS;
            case BODY_TOO_LARGE, RATE_LIMITED -> Status.Code.RESOURCE_EXHAUSTED;
            case INTERNAL -> Status.Code.INTERNAL;
            case UNAVAILABLE -> Status.Code.UNAVAILABLE;
        };
    }

    private static ErrorInfo errorInfo(DomainException failure) {
        ErrorInfo.Builder info =
                ErrorInfo.newBuilder().setReason(failure.code().wireName()).setDomain(DOMAIN);
        if (failure.errorId() != null) {
            info.putMetadata("error_id", failure.errorId());
        }
        if (!failure.requiredActions().isEmpty()) {
            info.putMetadata("required_actions", String.join(",", failure.requiredActions()));
        }
        return info.build();
    }

    private static Message furtherDetail(DomainException failure) {
        return switch (failure.code()) {
            case VALIDATION_FAILED -> badRequest(failure);
            case UNAVAILABLE, RATE_LIMITED -> RETRY_AFTER_A_SECOND;
            default -> null;
        };
    }

    private static BadRequest badRequest(DomainException failure) {
        BadRequest.Builder request = BadRequest.newBuilder();
        failure.violations()
                .forEach((field, sentences) -> sentences.forEach(sentence -> request.addFieldViolations(
                        BadRequest.FieldViolation.newBuilder().setField(field).setDescription(sentence))));
        return request.build();
    }
}
