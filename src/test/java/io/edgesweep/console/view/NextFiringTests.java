package io.edgesweep.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.pause.Hold;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.Sites;
import io.edgesweep.settings.read.JobFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextFiringTests {

    private static final Words WORDS = Words.of(Language.ENGLISH);
    private static final Instant NOW = Instant.parse("2026-11-30T16:32:00Z");
    private static final Instant DUE = Instant.parse("2026-11-30T18:00:00Z");
    private static final Instant SIX = Instant.parse("2026-11-30T22:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void is_told_by_its_time_where_nothing_holds_it_up() throws IOException {
        assertThat(job("run-once", Optional.empty()).next(NOW, WORDS))
                .isEqualTo("Tuesday 02:00 (Asia/Shanghai), in 1 h 28 min");
    }

    @Test
    void is_made_up_for_after_a_pause_into_which_it_falls() throws IOException {
        assertThat(job("run-once", paused(SIX)).next(NOW, WORDS))
                .isEqualTo("Tuesday 02:00 (Asia/Shanghai) falls into the pause; it runs after the pause");
    }

    @Test
    void is_left_out_where_the_job_skips_what_it_missed() throws IOException {
        assertThat(job("skip", paused(SIX)).next(NOW, WORDS))
                .isEqualTo("Tuesday 02:00 (Asia/Shanghai) falls into the pause, and is left out; then Wednesday 02:00"
                        + " (Asia/Shanghai)");
        assertThat(job("skip", paused(null)).next(NOW, WORDS)).endsWith("falls into the pause, and is left out");
    }

    private static Optional<Hold> paused(@Nullable Instant until) {
        return Optional.of(new Hold(
                Hold.Kind.PAUSE, PauseScope.job("nightly"), "the sale", "admin", NOW, until, ZoneId.of("UTC")));
    }

    private JobLines.Line job(String missed, Optional<Hold> hold) throws IOException {
        Path list = Files.writeString(folder.resolve("urls.csv"), "url\n");
        Path file = Files.writeString(folder.resolve("nightly.yml"), """
                site: www
                schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai, missed: %s}
                sources: [{csv: %s}]
                """.formatted(missed, list));
        JobFile job = JobFileReader.read(file, Map.of(), List.of(), KnownSites.of(Sites.edgeOne("www")), NOW);
        return new JobLines.Line(
                "nightly",
                "www",
                DUE,
                List.of(),
                Optional.empty(),
                Map.of(),
                List.of(),
                job,
                hold,
                hold,
                ZoneId.of("Asia/Shanghai"));
    }
}
