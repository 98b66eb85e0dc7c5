package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.TokenService;
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
        assertThatCode(() -> CallerCheck.require(tokens(CALLER, true), "Bearer abc"))
                .doesNotThrowAnyException();
    }

    @Test
    void givenNoToken_whenChecked_thenAuthenticationRequired() {
        assertRefused(tokens(CALLER, true), null, ErrorCode.AUTHENTICATION_REQUIRED);
    }

    @Test
    void givenInvalidToken_whenChecked_thenTokenNotValid() {
        assertRefused(tokens(null, true), "Bearer abc", ErrorCode.TOKEN_NOT_VALID);
    }

    @Test
    void givenValidTokenWithoutTheRole_whenChecked_thenPermissionDenied() {
        assertRefused(tokens(CALLER, false), "Bearer abc", ErrorCode.PERMISSION_DENIED);
    }

    private static void assertRefused(TokenService tokens, String authorization, ErrorCode code) {
        assertThatThrownBy(() -> CallerCheck.require(tokens, authorization))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        failure -> org.assertj.core.api.Assertions.assertThat(failure.code())
                                .isEqualTo(code));
    }

    /** Tokens by which this caller is authenticated, or nobody when it is null, and no other method. */
    private static TokenService tokens(ValidToken caller, boolean mayRead) {
        return (TokenService) Proxy.newProxyInstance(
                CallerCheckTest.class.getClassLoader(),
                new Class<?>[] {TokenService.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "authenticate" -> {
                        if (caller == null) {
                            throw new DomainException(ErrorCode.TOKEN_NOT_VALID, "not valid");
                        }
                        yield caller;
                    }
                    case "hasClientRole" -> mayRead && arguments[1].equals("grpc-read");
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
