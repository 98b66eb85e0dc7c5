package com.ecommerce.userservice.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.TokenRequest;
import org.junit.jupiter.api.Test;

class GrpcMessageTest {

    @Test
    void whenEncoded_thenPrefixAndMessage() {
        TokenRequest message = TokenRequest.newBuilder().setToken("abc").build();

        assertThat(GrpcMessage.encode(message)).containsExactly(0, 0, 0, 0, 5, 0x0a, 3, 'a', 'b', 'c');
        assertThat(GrpcMessage.length(message)).isEqualTo(10);
    }
}
