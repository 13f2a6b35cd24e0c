package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As {@link PostgresTroubleStoryTests}, with a server that is killed as a whole, and troubles that last. */
@Timeout(400)
class PostgresTroubleSoak extends PostgresTroubleStoryTests {

    @Test
    void is_killed_in_mid_run_and_started_again(@TempDir Path data) throws IOException {
        assertThat(killed(data, Duration.ofSeconds(4)).exitCode()).isZero();
    }

    @Test
    void is_away_for_50_seconds(@TempDir Path data) throws IOException {
        assertThat(killed(data, Duration.ofSeconds(50)).exitCode()).isZero();
    }

    @Test
    void is_away_for_three_minutes_for_which_a_run_does_not_wait(@TempDir Path data) throws IOException {
        World.Ending ending = killed(data, Duration.ofMinutes(3));

        assertThat(ending.exitCode()).isEqualTo(10);
        assertThat(ending.err()).hasLineCount(1).contains("See that the database of");
    }

    @Test
    void is_frozen_for_40_seconds() {
        try (Frozen frozen = new Frozen()) {
            World.Ending ending = run(
                    frozen::begin,
                    Duration.ofSeconds(40),
                    frozen::close,
                    "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));

            assertThat(ending.exitCode()).as(ending.err()).isZero();
        }
    }

    private World.Ending killed(Path data, Duration away) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("data"))
                .setCleanDataDirectory(false);
        EmbeddedPostgres killed = builder.start();
        List<EmbeddedPostgres> again = new ArrayList<>();
        try {
            long server = server(data.resolve("data"));
            return run(
                    () -> signal("KILL", server),
                    away,
                    () -> again.add(startedAfter(killed, builder)),
                    "--spring.datasource.url=" + killed.getJdbcUrl("postgres", "postgres"));
        } finally {
            for (EmbeddedPostgres each : again) {
                each.close();
            }
            killed.close();
        }
    }

    private static EmbeddedPostgres startedAfter(EmbeddedPostgres killed, EmbeddedPostgres.Builder builder) {
        try {
            killed.close();
            return builder.setPort(killed.getPort()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
