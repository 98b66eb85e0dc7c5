package com.ecommerce.userservice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.ecommerce.userservice.benchmarks.Options.Section;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path FOLDER = Path.of("benchmarks");

    @Test
    void givenNothing_whenParsed_thenTheWholeRun() {
        Options options = parse();

        assertThat(options.rounds()).isEqualTo(9);
        assertThat(options.sections()).containsExactlyInAnyOrder(Section.values());
        assertThat(options.output()).isEqualTo(FOLDER.resolve("RESULTS.md"));
    }

    @Test
    void givenQuickOrSomeSections_whenParsed_thenTheResultsFileStays() {
        assertThat(parse("--quick").output()).isEqualTo(FOLDER.resolve("target/results.md"));
        assertThat(parse("--only=sql,flood").output()).isEqualTo(FOLDER.resolve("target/results.md"));
        assertThat(parse("--quick", "--output=x.md").output()).isEqualTo(Path.of("x.md"));
    }

    @Test
    void givenQuickAndRounds_whenParsed_thenTheRoundsWin() {
        assertThat(parse("--rounds=4", "--quick").rounds()).isEqualTo(4);
        assertThat(parse("--quick").rounds()).isEqualTo(2);
    }

    @Test
    void givenServerOptions_whenParsed_thenAllInTheirOrder() {
        assertThat(parse("--server-option=--a=1", "--server-option=--b=2").serverOptions())
                .containsExactly("--a=1", "--b=2");
    }

    @Test
    void givenSomethingWrong_whenParsed_thenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--fast"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--rounds=0"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--rounds=many"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--only=everything"));
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), FOLDER);
    }
}
