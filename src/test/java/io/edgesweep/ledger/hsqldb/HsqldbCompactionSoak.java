package io.edgesweep.ledger.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The long form of {@link HsqldbCompactionTests}: {@code ./mvnw -Psoak test -Dtest=HsqldbCompactionSoak}. What a failed one worked in is kept. */
class HsqldbCompactionSoak {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void loses_nothing_however_often_it_is_killed_while_it_compacts() throws Exception {
        int kills = Integer.getInteger("soak.kills", 300);

        Map<String, Integer> killed = new CompactionKills(folder, Long.getLong("soak.seed", 20261129)).kill(kills);

        System.out.println("Compaction soak: " + killed);
        assertThat(killed.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(kills);
    }
}
