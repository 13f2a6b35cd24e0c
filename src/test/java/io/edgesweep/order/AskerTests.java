package io.edgesweep.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import org.junit.jupiter.api.Test;

class AskerTests {

    private static final Words CHINESE = Words.of(Language.CHINESE);

    @Test
    void is_said_in_the_language_of_whoever_reads_it() {
        assertThat(Asker.of(Asker.command("build"), CHINESE)).isEqualTo("build（命令行）");
        assertThat(Asker.of(Asker.command("build"), Words.english())).isEqualTo("build, by a command");
        assertThat(Asker.of(Asker.schedule(), CHINESE)).isEqualTo("定时");
        assertThat(Asker.of("admin", CHINESE)).isEqualTo("admin");
    }

    @Test
    void fits_into_the_ledger() {
        assertThat(Asker.command("x".repeat(500))).hasSizeLessThanOrEqualTo(200);
    }
}
