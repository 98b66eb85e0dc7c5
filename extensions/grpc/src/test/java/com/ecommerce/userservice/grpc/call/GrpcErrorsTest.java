package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrpcErrorsTest {

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void givenAnyCode_whenMapped_thenErrorInfoCarriesItsName(ErrorCode code) throws Exception {
        StatusRuntimeException status = GrpcErrors.statusOf(new DomainException(code, "What to do."));

        assertThat(status.getStatus().getCode()).isNotIn(Status.Code.OK, Status.Code.UNKNOWN);
        assertThat(status.getStatus().getDescription()).isEqualTo("What to do.");
        ErrorInfo info = detail(status, ErrorInfo.class);
        assertThat(info.getReason()).isEqualTo(code.wireName());
        assertThat(info.getDomain()).isEqualTo("user.v1");
        assertThat(info.getMetadataMap()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VALIDATION_FAILED, INVALID_ARGUMENT",
        "MALFORMED_BODY, INVALID_ARGUMENT",
        "INVALID_CREDENTIALS, UNAUTHENTICATED",
        "OTP_REQUIRED, UNAUTHENTICATED",
        "AUTHENTICATION_REQUIRED, UNAUTHENTICATED",
        "TOKEN_NOT_VALID, UNAUTHENTICATED",
        "ACCOUNT_SETUP_REQUIRED, FAILED_PRECONDITION",
        "PERMISSION_DENIED, PERMISSION_DENIED",
        "NOT_FOUND, NOT_FOUND",
        "METHOD_NOT_ALLOWED, UNIMPLEMENTED",
        "CONFLICT, ALREADY_EXISTS",
        "BODY_TOO_LARGE, RESOURCE_EXHAUSTED",
        "UNSUPPORTED_MEDIA_TYPE, INVALID_ARGUMENT",
        "RATE_LIMITED, RESOURCE_EXHAUSTED",
        "REGISTRATION_CLOSED, FAILED_PRECONDITION",
        "CODE_NOT_VALID, INVALID_ARGUMENT",
        "CHALLENGE_EXPIRED, FAILED_PRECONDITION",
        "PASSWORD_RESET_CLOSED, FAILED_PRECONDITION",
        "REAUTHENTICATION_REQUIRED, FAILED_PRECONDITION",
        "INTERNAL, INTERNAL",
        "UNAVAILABLE, UNAVAILABLE"
    })
    void givenCode_whenMapped_thenStatusCode(ErrorCode code, Status.Code expected) {
        assertThat(GrpcErrors.statusCode(code)).isEqualTo(expected);
    }

    @Test
    void givenViolations_whenMapped_thenEverySentenceIsAFieldViolation() throws Exception {
        StatusRuntimeException status = GrpcErrors.statusOf(
                DomainException.validationFailed(Map.of("user_id", List.of("Too long.", "Not a UUID."))));

        assertThat(detail(status, BadRequest.class).getFieldViolationsList())
                .extracting(BadRequest.FieldViolation::getField, BadRequest.FieldViolation::getDescription)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("user_id", "Too long."),
                        org.assertj.core.groups.Tuple.tuple("user_id", "Not a UUID."));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "RATE_LIMITED"})
    void givenWhatTimeCures_whenMapped_thenRetryAfterASecond(ErrorCode code) throws Exception {
        StatusRuntimeException status = GrpcErrors.statusOf(new DomainException(code, "Try again."));

        assertThat(detail(status, RetryInfo.class).getRetryDelay().getSeconds()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNAVAILABLE", "RATE_LIMITED"})
    void givenWhatTimeDoesNotCure_whenMapped_thenNoRetryInfo(ErrorCode code) {
        StatusRuntimeException status = GrpcErrors.statusOf(new DomainException(code, "Do something else."));

        assertThat(StatusProto.fromThrowable(status).getDetailsList()).noneMatch(any -> any.is(RetryInfo.class));
    }

    @Test
    void givenRequiredActions_whenMapped_thenErrorInfoListsThem() throws Exception {
        StatusRuntimeException status = GrpcErrors.statusOf(
                DomainException.accountSetupRequired(List.of("UPDATE_PASSWORD", "TERMS_AND_CONDITIONS"), Map.of()));

        assertThat(detail(status, ErrorInfo.class).getMetadataMap())
                .containsExactly(Map.entry("required_actions", "UPDATE_PASSWORD,TERMS_AND_CONDITIONS"));
    }

    @Test
    void givenSurprise_whenMapped_thenOnlyTheErrorIdIsRevealed() throws Exception {
        StatusRuntimeException status = GrpcErrors.statusOf(new IllegalStateException("secret"));

        assertThat(status.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(StatusProto.fromThrowable(status).toString()).doesNotContain("secret", "IllegalState");
        Map<String, String> metadata = detail(status, ErrorInfo.class).getMetadataMap();
        assertThat(metadata).containsOnlyKeys("error_id");
        assertThat(status.getStatus().getDescription()).endsWith(metadata.get("error_id"));
    }

    @Test
    void givenStatus_whenMapped_thenItStays() {
        StatusRuntimeException unchecked = Status.CANCELLED.asRuntimeException();
        StatusException checked = Status.DEADLINE_EXCEEDED.asException();

        assertThat(GrpcErrors.statusOf(unchecked)).isSameAs(unchecked);
        assertThat(GrpcErrors.statusOf(checked).getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    @Test
    void givenBytesThatAreNoMessage_whenMapped_thenMalformedBody() throws Exception {
        StatusRuntimeException status = GrpcErrors.statusOf(Status.INTERNAL
                .withCause(new InvalidProtocolBufferException("truncated"))
                .asRuntimeException());

        assertThat(status.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(detail(status, ErrorInfo.class).getReason()).isEqualTo("malformed_body");
    }

    private static <T extends Message> T detail(StatusRuntimeException status, Class<T> type) throws Exception {
        for (Any detail : StatusProto.fromThrowable(status).getDetailsList()) {
            if (detail.is(type)) {
                return detail.unpack(type);
            }
        }
        throw new AssertionError("No " + type.getSimpleName() + " in " + status);
    }
}
