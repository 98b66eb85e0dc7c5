package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.ValidToken;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerCheckTest {

    private static final ValidToken CALLER =
            new ValidToken("id", "", "service", List.of(), List.of(), "gateway", "", Instant.MIN, Instant.MAX);

    @Test
    void givenValidTokenWithTheRole_whenChecked_thenPasses() {
        assertThatCode(() -> CallerCheck.require(users(CALLER, true), "Bearer abc"))
                .doesNotThrowAnyException();
    }

    @Test
    void givenNoToken_whenChecked_thenAuthenticationRequired() {
        assertRefused(users(CALLER, true), null, ErrorCode.AUTHENTICATION_REQUIRED);
    }

    @Test
    void givenInvalidToken_whenChecked_thenTokenNotValid() {
        assertRefused(users(null, true), "Bearer abc", ErrorCode.TOKEN_NOT_VALID);
    }

    @Test
    void givenValidTokenWithoutTheRole_whenChecked_thenPermissionDenied() {
        assertRefused(users(CALLER, false), "Bearer abc", ErrorCode.PERMISSION_DENIED);
    }

    private static void assertRefused(UserServiceProvider users, String authorization, ErrorCode code) {
        assertThatThrownBy(() -> CallerCheck.require(users, authorization))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        failure -> org.assertj.core.api.Assertions.assertThat(failure.code())
                                .isEqualTo(code));
    }

    /** A user service that authenticates this caller, or nobody when it is null, and knows no other answer. */
    private static UserServiceProvider users(ValidToken caller, boolean mayRead) {
        return (UserServiceProvider) Proxy.newProxyInstance(
                CallerCheckTest.class.getClassLoader(),
                new Class<?>[] {UserServiceProvider.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "authenticate" -> {
                        if (caller == null) {
                            throw new DomainException(ErrorCode.TOKEN_NOT_VALID, "not valid");
                        }
                        yield caller;
                    }
                    case "mayReadOverGrpc" -> mayRead;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
