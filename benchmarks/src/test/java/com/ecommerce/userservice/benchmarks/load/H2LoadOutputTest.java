package com.ecommerce.userservice.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class H2LoadOutputTest {

    private static final String FINISHED = """
            starting benchmark...
            spawning thread #0: 4 total client(s). 20000 total requests
            Application protocol: h2c
            progress: 100%% done

            finished in %s, 41234.56 req/s, 12.34MB/s
            requests: 20000 total, 20000 started, 20000 done, 19998 succeeded, 2 failed, 1 errored, 0 timeout
            status codes: 19998 2xx, 0 3xx, 0 4xx, 2 5xx
            traffic: 4.63MB (4857000) total, 400.12KB (409728) headers (space savings 94.44%%), 136.72KB (140000) data
                                 min         max         mean         sd        +/- sd
            time for request:       75us      3.40ms      1.21ms       347us    71.08%%
            """;

    @Test
    void whenParsed_thenTimeCountsAndBytes() {
        H2LoadOutput output = H2LoadOutput.parse(FINISHED.formatted("485.31ms"));

        assertThat(output.seconds()).isCloseTo(0.48531, within(1e-9));
        assertThat(output.succeeded()).isEqualTo(19_998);
        assertThat(output.failed()).isEqualTo(2);
        assertThat(output.dataBytes()).isEqualTo(140_000);
    }

    @Test
    void givenAnyUnit_whenParsed_thenSeconds() {
        assertThat(seconds("765us")).isCloseTo(0.000765, within(1e-12));
        assertThat(seconds("2.03s")).isEqualTo(2.03);
        assertThat(seconds("1.50m")).isEqualTo(90);
    }

    @Test
    void givenSomethingElse_whenParsed_thenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> H2LoadOutput.parse("h2load: unknown option"));
    }

    private static double seconds(String time) {
        return H2LoadOutput.parse(FINISHED.formatted(time)).seconds();
    }
}
