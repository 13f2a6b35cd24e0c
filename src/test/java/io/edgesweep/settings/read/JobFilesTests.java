package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFilesTests {

    @TempDir
    private Path folder;

    @Test
    void are_neither_hidden_nor_the_configuration_and_end_in_yml_or_yaml() throws IOException {
        for (String name : List.of(
                "nightly.yml",
                "images.yaml",
                "applications.yml",
                ".nightly.yml",
                "._nightly.yml",
                "application.yml",
                "application-night.yaml",
                "readme.txt",
                ".yml")) {
            Files.createFile(folder.resolve(name));
        }

        assertThat(JobFiles.in(folder).keySet()).containsExactly("applications", "images", "nightly");
        assertThat(JobFiles.file("images", folder)).isEqualTo(folder.resolve("images.yaml"));
        assertThat(JobFiles.file("none", folder)).isEqualTo(folder.resolve("none.yml"));
    }
}
