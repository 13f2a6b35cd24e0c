package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines stand in many countries: other years (th), other digits (ar, fa), another i (tr), other words (zh). */
class LocaleStoryTests {

    private final Locale machine = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void leaveTheMachineAsItWas() {
        Locale.setDefault(machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"th-TH-u-ca-buddhist", "ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "tr-TR", "zh-CN"})
    void a_run_is_the_same_whatever_the_locale_of_the_machine_is(String tag) {
        // given
        Locale.setDefault(Locale.forLanguageTag(tag));
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 12));

            // when
            World.Ending ending = world.run("run", "nightly");

            // then
            assertThat(ending.exitCode()).as(ending.err()).isZero();
            RunReport report = world.report("nightly");
            assertThat(report.run()).matches("20\\d{6}T\\d{9}Z-[0-9a-f]{4}");
            assertThat(ending.out()).contains("12 confirmed");
            assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(1);
            assertThat(report.verdict()).isEqualTo("confirmed");
        }
    }
}
