package com.ecommerce.userservice.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void whenTable_thenNumbersStandRight() {
        String document = new Markdown()
                .heading(2, "Speed")
                .table(List.of("what", "per second"), List.of(List.of("one", "1"), List.of("two", "2")))
                .toString();

        assertThat(document).isEqualTo("""
                        ## Speed

                        | what | per second |
                        | --- | ---: |
                        | one | 1 |
                        | two | 2 |
                        """);
    }
}
