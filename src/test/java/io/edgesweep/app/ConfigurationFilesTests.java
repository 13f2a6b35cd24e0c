package io.edgesweep.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTests {

    @TempDir
    private Path folder;

    @Test
    void are_refused_when_they_would_keep_their_reader_for_ever() throws IOException {
        Path file = folder.resolve("application-night.yml");
        Files.writeString(file, "edgesweep: &a {home: *a}\n");

        for (String place : List.of(file.toString(), "optional:file:" + file, "file:none.yml,file:" + folder + "/")) {
            assertThatThrownBy(() -> ConfigurationFiles.refuseHostile(
                            List.of("--edgesweep.home=x", "--spring.config.additional-location=" + place)))
                    .isInstanceOf(MistakesException.class)
                    .hasMessageContaining("application-night.yml:1: the anchor 'a' holds itself");
        }
    }

    @Test
    void that_are_named_must_be_there_and_whole() throws IOException {
        Path malformed = folder.resolve("extra.properties");
        Files.writeString(malformed, "edgesweep.home=\\u12\n");

        for (Path file : List.of(folder.resolve("nope.yml"), malformed)) {
            assertThatThrownBy(
                            () -> ConfigurationFiles.read(List.of("--spring.config.additional-location=file:" + file)))
                    .isInstanceOf(MistakesException.class)
                    .hasMessageContaining("configuration: cannot be read: ");
        }
    }

    @Test
    void may_be_missing() {
        assertThatCode(() -> ConfigurationFiles.refuseHostile(List.of(
                        "--spring.config.location=optional:file:" + folder.resolve("none.yml") + ",classpath:/")))
                .doesNotThrowAnyException();
    }
}
