package io.edgesweep.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Pause;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.pause.Hold;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.Sites;
import io.edgesweep.settings.read.JobFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextDayTests {

    private static final Words WORDS = Words.of(Language.ENGLISH);

    /** 02:14 in Shanghai, a Monday. */
    private static final Instant NOW = Instant.parse("2026-11-29T18:14:00Z");

    @TempDir
    private Path folder;

    @Test
    void a_job_is_marked_when_it_fires_those_first_that_fire_first() {
        NextDay day = day(Set.of(), List.of(), job("late", "0 30 0 * * ?"), job("early", "0 14 8 * * ?"));

        assertThat(day.zone()).isEqualTo("Asia/Shanghai");
        assertThat(day.lanes()).extracting(NextDay.Lane::job).containsExactly("early", "late");
        assertThat(day.lanes().get(0).marks()).containsExactly(new NextDay.Mark("25.00%", "08:14", false));
        assertThat(day.lanes().get(1).words()).isEqualTo("Tuesday 00:30");
        assertThat(day.turn()).isEqualTo("90.69%");
        assertThat(day.hours()).first().isEqualTo(new NextDay.Hour("3.19%", "03:00"));
    }

    @Test
    void what_fires_every_few_minutes_is_a_bar_and_its_schedule() {
        NextDay.Lane lane =
                day(Set.of(), List.of(), job("often", "0 0/10 * * * ?")).lanes().get(0);

        assertThat(lane.marks()).isEmpty();
        assertThat(lane.spans()).containsExactly(new NextDay.Span("fire", "0.42%", "99.58%"));
        assertThat(lane.words()).isEqualTo("every 10 minutes");
    }

    @Test
    void what_fires_every_two_hours_is_told_by_its_first_two_and_its_last() {
        assertThat(day(Set.of(), List.of(), job("news", "0 0 0/2 * * ?"))
                        .lanes()
                        .get(0)
                        .words())
                .isEqualTo("every 2 hours, 0 min past: 04:00, 06:00, … Tuesday 02:00");
    }

    @Test
    void a_firing_in_a_pause_is_none_and_the_pause_a_bar() {
        Pause pause = new Pause(
                PauseScope.job("nightly"),
                NOW.minusSeconds(60),
                NOW.plusSeconds(6 * 3600),
                null,
                ZoneId.of("UTC"),
                "the sale",
                "admin");

        NextDay.Lane lane = day(Set.of(), List.of(pause), job("nightly", "0 0 4,20 * * ?"))
                .lanes()
                .get(0);

        assertThat(lane.spans()).containsExactly(new NextDay.Span("rest", "0.00%", "25.00%"));
        assertThat(lane.marks()).extracting(NextDay.Mark::label).containsExactly("20:00");
        assertThat(lane.words()).contains("paused until 2026-11-30 00:14:00 UTC, by admin: the sale, 20:00");
    }

    @Test
    void what_runs_now_says_so_and_what_fires_later_than_in_a_day_is_told_below() {
        NextDay day = day(Set.of("weekly"), List.of(), job("weekly", "0 0 3 ? * SUN"), job("other", "0 0 4 ? * SUN"));

        assertThat(day.lanes()).extracting(NextDay.Lane::words).containsExactly("runs now");
        assertThat(day.later()).containsExactly("other: not before Sunday 03:00 (Asia/Shanghai)");
    }

    private NextDay day(Set<String> running, List<Pause> pauses, JobLines.Line... jobs) {
        return NextDay.of(
                List.of(jobs),
                (work, moment) -> pauses.stream()
                        .filter(pause -> pause.holds(moment))
                        .map(Hold::of)
                        .findFirst(),
                running,
                NOW,
                ZoneId.of("UTC"),
                WORDS);
    }

    private JobLines.Line job(String name, String cron) {
        try {
            Files.writeString(folder.resolve("urls.csv"), "url\n");
            Path file =
                    Files.writeString(folder.resolve(name + ".yml"), """
                    site: www
                    schedule: {cron: "%s", zone: Asia/Shanghai}
                    sources: [{csv: %s}]
                    """.formatted(cron, folder.resolve("urls.csv")));
            JobFile job = JobFileReader.read(file, Map.of(), List.of(), KnownSites.of(Sites.edgeOne("www")), NOW);
            Instant due = Instant.parse("2026-12-05T19:00:00Z");
            return new JobLines.Line(
                    name,
                    "www",
                    due,
                    List.of(),
                    Optional.empty(),
                    Map.of(),
                    List.of(),
                    job,
                    Optional.empty(),
                    Optional.empty(),
                    ZoneId.of("Asia/Shanghai"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
