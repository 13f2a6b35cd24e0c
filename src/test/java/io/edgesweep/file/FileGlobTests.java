package io.edgesweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileGlobTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        for (String name : List.of("b.csv", "a.csv", "a.txt", "deep/c.csv", "deep/er/d.csv", "odd[1].csv")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        Files.createDirectory(folder.resolve("folder.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.csv      | a.csv",
                "*.csv      | a.csv b.csv odd[1].csv",
                "?.*        | a.csv a.txt b.csv",
                "a.{csv,txt}| a.csv a.txt",
                "*/*.csv    | deep/c.csv",
                "d*/c.csv   | deep/c.csv",
                "deep/**.csv| deep/c.csv deep/er/d.csv",
                "odd[1].csv | odd[1].csv"
            })
    void finds_what_a_shell_would_in_a_steady_order(String pattern, String expected) {
        assertThat(FileGlob.find(folder + "/" + pattern))
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.csv", "*.nothing", "nowhere/*.csv", "[", "", "\0*"})
    void finds_nothing_where_nothing_is(String pattern) {
        assertThat(FileGlob.find(folder + "/" + pattern)).isEmpty();
    }
}
