package io.edgesweep.story;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link PostgresTroubleStoryTests}, with a server that is killed as a whole. */
class PostgresTroubleSoak extends PostgresTroubleStoryTests {

    @Test
    void is_killed_in_mid_run_and_started_again(@TempDir Path data) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("data"))
                .setCleanDataDirectory(false);
        EmbeddedPostgres killed = builder.start();
        List<EmbeddedPostgres> again = new ArrayList<>();
        try {
            long server = server(data.resolve("data"));
            assertGoesOnAfter(
                    () -> signal("KILL", server),
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
