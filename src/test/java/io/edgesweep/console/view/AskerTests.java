package io.edgesweep.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import org.junit.jupiter.api.Test;

class AskerTests {

    private static final Words CHINESE = Words.of(Language.CHINESE);

    @Test
    void a_command_is_told_in_the_language_of_whoever_reads_and_a_name_as_it_is() {
        assertThat(Asker.of("a command", CHINESE)).isEqualTo("命令行");
        assertThat(Asker.of("build, by a command", CHINESE)).isEqualTo("build（命令行）");
        assertThat(Asker.of("admin", CHINESE)).isEqualTo("admin");
    }
}
