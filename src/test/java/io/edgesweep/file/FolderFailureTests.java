package io.edgesweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFailureTests {

    @TempDir
    private Path folder;

    @Test
    void is_a_full_disk_or_a_removed_folder_and_nothing_else() {
        Path spills = folder.resolve("spills");
        IOException full = new IOException("No space left on device");
        IOException removed = new NoSuchFileException(spills.resolve("1").toString());

        assertThat(FolderFailure.of(new UncheckedIOException(full), () -> folder, () -> spills))
                .containsInstanceOf(FullDiskException.class);
        assertThat(FolderFailure.of(new UncheckedIOException(removed), () -> folder, () -> spills))
                .containsInstanceOf(RemovedFolderException.class);
        assertThat(FolderFailure.of(new NoSuchFileException("urls.csv"), () -> folder, () -> spills))
                .isEmpty();
    }

    /** The configuration, which knows them, may be what cannot be read. */
    @Test
    void asks_for_no_folder_that_it_does_not_need() {
        assertThat(FolderFailure.of(
                        new IOException("broken pipe"),
                        () -> {
                            throw new AssertionError("home");
                        },
                        () -> {
                            throw new AssertionError("spills");
                        }))
                .isEmpty();
    }
}
