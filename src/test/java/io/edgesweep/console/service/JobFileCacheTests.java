package io.edgesweep.console.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileCacheTests {

    @TempDir
    private Path folder;

    private Path csv;
    private Path file;
    private Instant now = Instant.parse("2026-11-30T02:00:00Z");
    private final JobFileCache files = new JobFileCache(KnownSites.of(Sites.edgeOne("www")), () -> now);

    @BeforeEach
    void write() throws IOException {
        csv = Files.writeString(folder.resolve("urls.csv"), "url\n");
        file = write("2h");
    }

    @Test
    void a_file_that_has_not_changed_is_not_read_again() {
        assertThat(files.read(file)).isSameAs(files.read(file));
    }

    @Test
    void one_that_has_changed_is() throws IOException {
        JobFile before = files.read(file);
        write("150m");

        assertThat(before.limits().deadline()).isEqualTo(Duration.ofHours(2));
        assertThat(files.read(file).limits().deadline()).isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void what_it_names_is_missed_within_ten_seconds_and_found_at_once() throws IOException {
        JobFile before = files.read(file);
        Files.delete(csv);

        assertThat(files.read(file)).isSameAs(before);
        now = now.plusSeconds(10);
        assertThatThrownBy(() -> files.read(file)).isInstanceOf(MistakesException.class);
        Files.writeString(csv, "url\n");
        assertThat(files.read(file)).isEqualTo(before);
    }

    private Path write(String deadline) throws IOException {
        return Files.writeString(folder.resolve("nightly.yml"), """
                site: www
                sources: [{csv: %s}]
                limits: {deadline: %s}
                """.formatted(csv, deadline));
    }
}
