package io.edgesweep.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.file.FullDiskException;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFailureTests {

    @TempDir
    private Path folder;

    @Test
    void has_a_code_for_what_may_befall_a_file() {
        assertThat(LocalFailure.reason(new NoSuchFileException("a.csv")))
                .isEqualTo(Reason.of("fault.file-missing", "a.csv"));
        assertThat(LocalFailure.reason(new UncheckedIOException(new AccessDeniedException("a.csv"))))
                .isEqualTo(Reason.of("fault.file-denied", "a.csv"));
        assertThat(LocalFailure.words(new NoSuchFileException("a.csv")))
                .isEqualTo("a.csv: there is no such file or folder");
        assertThat(LocalFailure.reason(new IOException("broken pipe"))).isEqualTo(Reason.said("broken pipe"));
    }

    @Test
    void has_a_code_for_a_full_disk_and_for_a_lock_that_is_lost() {
        FullDiskException full = FullDiskException.of(new IOException("No space left on device"), folder)
                .orElseThrow();
        Reason lost = Reason.of("held.lock-lost", "lock");

        assertThat(LocalFailure.reason(full).code()).startsWith("fault.disk-");
        assertThat(LocalFailure.reason(full).arguments()).first().isEqualTo(folder.toString());
        assertThat(LocalFailure.reason(new LedgerLostException(lost))).isEqualTo(lost);
    }
}
