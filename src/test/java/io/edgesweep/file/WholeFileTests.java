package io.edgesweep.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTests {

    @TempDir
    private Path folder;

    @Test
    void takes_the_place_of_what_was_there_and_leaves_nothing_beside_it() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "old");

        WholeFile.write(file, writer -> {
            writer.write("new");
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void leaves_what_was_there_when_the_content_fails() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "old");

        assertThatThrownBy(() -> WholeFile.write(file, writer -> {
                    writer.write("half");
                    throw new IllegalStateException("no more");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void takes_the_place_of_what_a_killed_process_left_beside_it() throws IOException {
        Path left = Files.writeString(folder.resolve(".run.json.1f.part"), "much longer than the new one");
        Files.setLastModifiedTime(left, FileTime.from(Instant.EPOCH));

        WholeFile.write(folder.resolve("run.json"), writer -> writer.write("new"));

        assertThat(folder.resolve("run.json")).hasContent("new");
        assertThat(left).doesNotExist();
    }

    @Test
    void is_whole_of_one_writer_when_two_write_it_at_once() throws IOException {
        Path file = folder.resolve("run.json");

        WholeFile.write(file, writer -> {
            writer.write("the one ");
            WholeFile.write(file, other -> other.write("the other"));
            assertThat(file).hasContent("the other");
            writer.write("who ends last");
        });

        assertThat(file).hasContent("the one who ends last");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void is_complete_though_the_content_closes_its_writer() throws IOException {
        WholeFile.write(folder.resolve("run.json"), writer -> {
            writer.write("new");
            writer.close();
        });

        assertThat(folder.resolve("run.json")).hasContent("new");
    }

    @Test
    void names_the_file_that_cannot_be_written_whatever_a_library_makes_of_it() {
        Path file = folder.resolve("run.json");

        try {
            assertThatThrownBy(() -> WholeFile.write(file, WholeFileTests::whenItsChannelIsClosed))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining(file.toString());
        } finally {
            Thread.interrupted();
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static void whenItsChannelIsClosed(Writer writer) {
        Thread.currentThread().interrupt();
        try {
            writer.write("x".repeat(100_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
