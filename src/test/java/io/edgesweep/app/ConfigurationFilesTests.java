package io.edgesweep.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.ConfigurableEnvironment;

class ConfigurationFilesTests {

    @TempDir
    private Path folder;

    @Test
    void are_refused_when_they_would_keep_their_reader_for_ever() throws IOException {
        Path file = folder.resolve("application-night.yml");
        Files.writeString(file, "edgesweep: &a {home: *a}\n");

        for (String place : List.of(file.toString(), "optional:file:" + file, "file:none.yml,file:" + folder + "/")) {
            assertThatThrownBy(() -> named("additional-location", place).read())
                    .isInstanceOf(MistakesException.class)
                    .hasMessageContaining("application-night.yml:1: the anchor 'a' holds itself");
        }
        assertThatThrownBy(() -> beside().read()).hasMessageContaining("application-night.yml:1: the anchor");
    }

    @Test
    void that_are_named_must_be_there() {
        Path file = folder.resolve("nope.yml");

        for (String key : List.of("location", "additional-location", "import")) {
            assertThatThrownBy(() -> named(key, "file:" + file).read())
                    .isInstanceOf(MistakesException.class)
                    .hasMessage(
                            "spring.config." + key + ": there is no " + file + "; put it there, name another one, or"
                                    + " write optional:file:" + file + " if it may be missing");
        }
        assertThatCode(() -> named("location", "optional:file:" + file + ",classpath:/")
                        .read())
                .doesNotThrowAnyException();
    }

    @Test
    void are_refused_with_file_and_line_when_they_are_malformed() throws IOException {
        assertThat(refusal("extra.properties", "edgesweep.jobs=a\n\nedgesweep.home=\\u12\n"))
                .startsWith(folder + "/extra.properties:3: \\u is followed by four");
        assertThat(refusal("extra.properties", "edgesweep.home=C:\\user\n"))
                .startsWith(folder + "/extra.properties:1: \\u is followed by four");
        assertThat(refusal("extra.yml", "edgesweep:\n\thome: x\n")).startsWith(folder + "/extra.yml:2: is not YAML");
    }

    private String refusal(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return catchThrowableOfType(MistakesException.class, () -> named("additional-location", "file:" + file)
                        .read())
                .getMessage();
    }

    @Test
    void tell_every_mistake_beside_a_number_that_yaml_reads_otherwise() throws IOException {
        assertThat(
                        refusal(
                                "extra.yml",
                                "edgesweep:\n  batch: {targets: 020}\n  home: 010\n  sites:\n    www: {account: none, product: x}\n"))
                .contains(
                        "extra.yml:2: YAML reads 020",
                        "extra.yml:3: YAML reads 010",
                        "there is no account 'none'",
                        "'x' is not allowed");
    }

    @Test
    void tell_that_only_the_sample_is_configured_and_how_to_configure_a_site() throws IOException {
        assertThat(beside().told()).contains("No site is configured but the built-in sample", "into application.yml");

        Files.writeString(
                folder.resolve("application.yml"),
                "edgesweep.sites.www: {account: sample, zone-id: zone-1, hosts: [www.example.com]}\n");

        assertThat(beside().told()).doesNotContain("sample");
    }

    @Test
    void are_read_beside_the_jar_too() throws IOException {
        Files.writeString(folder.resolve("application.yml"), "edgesweep: {home: jar, reports: jar}\n");
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), "edgesweep.reports=a\\\\user\n");

        ConfigurableEnvironment environment = beside().read();

        assertThat(environment.getProperty("edgesweep.home")).isEqualTo("jar");
        assertThat(environment.getProperty("edgesweep.reports")).isEqualTo("a\\user");
        assertThat(environment.getProperty("edgesweep.sites.sample.account")).isEqualTo("sample");
        assertThat(beside().told())
                .startsWith("read from " + folder + "/config/application.properties, " + folder + "/application.yml");
    }

    @Test
    void leave_what_the_jar_brings_as_it_is_when_others_are_named() throws IOException {
        Path file = Files.writeString(folder.resolve("other.yml"), "edgesweep: {home: other}\n");

        ConfigurableEnvironment environment = named("location", "file:" + file).read();

        assertThat(environment.getProperty("edgesweep.home")).isEqualTo("other");
        assertThat(environment.getProperty("spring.batch.job.enabled")).isEqualTo("false");
        assertThat(named("location", "file:" + file).told()).startsWith("read from " + file);
    }

    @Test
    void are_looked_for_where_it_is_told() {
        assertThat(beside().told())
                .startsWith("no application.yml was found in ")
                .contains(", or beside the jar in " + folder);
    }

    private ConfigurationFiles named(String key, String place) {
        return new ConfigurationFiles(List.of("--edgesweep.jobs=x", "--spring.config." + key + "=" + place), List.of());
    }

    private ConfigurationFiles beside() {
        return new ConfigurationFiles(List.of(), List.of(folder));
    }
}
