package io.edgesweep.batch;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.targets.TargetRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchCutterTests {

    @Test
    void cuts_full_batches_and_a_rest() {
        List<PlannedBatch> batches = cut(TargetRows.urls(0, 25), new BatchLimits(10, 1_000_000));

        assertThat(batches).extracting(batch -> batch.rows().size()).containsExactly(10, 10, 5);
    }

    @Test
    void cuts_by_bytes_as_well_as_by_number() {
        String longUrl = "https://www.example.com/" + "x".repeat(973);
        List<TargetRow> rows = List.of(
                aTarget().at(0).withValue(longUrl).build(),
                aTarget().at(1).withValue(longUrl).build(),
                aTarget().at(2).withValue(longUrl).build());

        List<PlannedBatch> batches = cut(rows, new BatchLimits(100, 2000));

        assertThat(batches).extracting(batch -> batch.rows().size()).containsExactly(2, 1);
    }

    @Test
    void lets_a_target_above_the_limit_travel_alone() {
        List<TargetRow> rows = List.of(
                aTarget().at(0).withValue("x".repeat(500)).build(),
                aTarget().at(1).build());

        assertThat(cut(rows, new BatchLimits(100, 100))).hasSize(2);
    }

    /** A law: every target exactly once, in order within its key, and no batch over its limit. */
    @Test
    void puts_every_target_in_exactly_one_batch_of_its_key_and_size() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<TargetRow> rows = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                rows.add(aTarget()
                        .at(i)
                        .of(random.nextBoolean() ? "www" : "shop")
                        .withKind(random.nextInt(5) == 0 ? Kind.PREFIX : Kind.URL)
                        .withMethod(Method.values()[random.nextInt(2)])
                        .withPriority(random.nextInt(10))
                        .build());
            }
            int limit = 1 + random.nextInt(40);

            List<PlannedBatch> batches = cut(rows, new BatchLimits(limit, 1_000_000));

            List<TargetRow> all = new ArrayList<>();
            for (PlannedBatch batch : batches) {
                assertThat(batch.rows()).as("seed %d", seed).hasSizeLessThanOrEqualTo(limit);
                assertThat(batch.rows()).isSortedAccordingTo(Comparator.comparingLong(TargetRow::ordinal));
                assertThat(batch.rows()).allMatch(row -> BatchKey.of(row).equals(batch.key()));
                all.addAll(batch.rows());
            }
            all.sort(Comparator.comparingLong(TargetRow::ordinal));
            assertThat(all).as("seed %d", seed).isEqualTo(rows);
        }
    }

    private static List<PlannedBatch> cut(List<TargetRow> rows, BatchLimits limits) {
        BatchCutter cutter = new BatchCutter(key -> limits);
        List<PlannedBatch> batches = new ArrayList<>();
        rows.forEach(row -> cutter.add(row).ifPresent(batches::add));
        batches.addAll(cutter.finish());
        return batches;
    }
}
