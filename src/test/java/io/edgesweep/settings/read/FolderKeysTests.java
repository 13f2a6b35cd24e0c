package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class FolderKeysTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"data;2026", "a;b/var", "a\u001bb"})
    void refuse_a_home_whose_name_the_ledgers_address_would_misread(String home) {
        assertThatThrownBy(() -> read(folder + "/" + home, "reports"))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("edgesweep.home: is, or lies in, a folder whose name holds ';'");
    }

    @Test
    void refuses_a_folder_without_a_name_as_from_a_variable_that_is_not_set() {
        assertThatThrownBy(() -> read("", "reports"))
                .hasMessageContaining("edgesweep.home: has no value; write one, or leave the key out");
        assertThatThrownBy(() -> read("var", " "))
                .hasMessageContaining("edgesweep.reports: has no value; write one, or leave the key out");
    }

    @Test
    void refuse_a_tilde_that_a_shell_would_have_replaced() {
        assertThatThrownBy(() -> read("~/var", "~night/reports"))
                .hasMessageContaining("edgesweep.home: '~/var' is not allowed")
                .hasMessageContaining("edgesweep.reports: '~night/reports' is not allowed");
        assertThat(read("./~var", "reports").folders().home()).isEqualTo(Path.of("./~var"));
        assertThat(read("data~1", "reports").folders().home()).isEqualTo(Path.of("data~1"));
    }

    @ParameterizedTest
    @CsvSource({"var, .", "a/var, a", "a/var, a/var", "a/var, a/../a/", "a/var, a/var/ledger", "a/var, a/var/uploads/x"
    })
    void refuse_reports_that_hold_the_home_or_are_in_its_way(String home, String reports) {
        assertThatThrownBy(() -> read(folder + "/" + home, folder + "/" + reports))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("edgesweep.reports: is");
    }

    @Test
    void see_through_links() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThatThrownBy(() -> read(real + "/var", link.toString()))
                .hasMessageContaining("is, or holds, the home folder");
    }

    @ParameterizedTest
    @CsvSource({"var, reports", "a/var, a/reports", "a, a/reports", "var, var-reports"})
    void allow_reports_beside_the_home_and_in_a_folder_of_their_own(String home, String reports) {
        assertThatCode(() -> read(folder + "/" + home, folder + "/" + reports)).doesNotThrowAnyException();
    }

    @Test
    void an_empty_variable_of_the_environment_does_not_hide_what_a_file_says() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of("edgesweep.home", "data")));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of("EDGESWEEP_HOME", " ")));

        assertThat(SettingsReader.read(environment).folders().home()).isEqualTo(Path.of("data"));
    }

    private static Settings read(String home, String reports) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("edgesweep.home", home, "edgesweep.reports", reports)));
        return SettingsReader.read(environment);
    }
}
