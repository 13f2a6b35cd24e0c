package io.edgesweep.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.process.HandMovedTime;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.targets.TargetRows;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider that refuses a whole call for each bad target in it, and never says which. */
class BadTargetSearchTests {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");

    private final Ledger ledger = TestLedgers.inMemory();
    private final HandMovedTime time = new HandMovedTime(NOW);
    private final Map<String, Integer> accepted = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private Set<String> bad = Set.of();

    @ParameterizedTest(name = "{1} bad of {0} in {2} calls")
    @CsvSource({"1000, 1, 16", "1000, 3, 45", "200, 50, 225", "200, 150, 240", "8, 3, 16"})
    void finds_all_bad_targets_and_no_other_within_its_budget(int targets, int badOnes, int calls) {
        for (int seed = 0; seed < 5; seed++) {
            String run = "run-" + seed;
            record(run, targets, badOnes, new Random(seed));

            int made = night(run, 40);

            assertThat(made).as("calls, seed %d", seed).isLessThanOrEqualTo(calls);
            assertThat(refused).isEqualTo(bad);
            assertThat(accepted).hasSize(targets - badOnes).allSatisfy((target, times) -> assertThat(times)
                    .isEqualTo(1));
            assertThat(ledger.runs().findings(run)).isEmpty();
        }
    }

    @Test
    void carries_over_what_its_budget_did_not_clear_and_goes_on_searching_the_next_night() {
        record("run-0", 200, 50, new Random(1));
        night("run-0", 5);
        List<Outcome> first = outcomes("run-0");
        String reasons = reasons("run-0");
        int nights = 1;
        while (outcomes("run-" + (nights - 1)).contains(Outcome.CARRIED_OVER) && nights < 20) {
            String run = "run-" + nights++;
            ledger.runs().begin(run, "nightly", "www", "url by invalidate", "hash", "host:1", NOW);
            ledger.recorder().carryIn(run, NOW);
            assertThat(night(run, 5)).as("calls in a night").isLessThan(60);
        }

        assertThat(first).contains(Outcome.CARRIED_OVER, Outcome.CONFIRMED, Outcome.REFUSED);
        assertThat(reasons).contains("the 40 calls are used up", "the next run goes on searching");
        assertThat(ledger.runs().findings("run-0")).singleElement().satisfies(finding -> assertThat(finding.kind())
                .isEqualTo(FindingKind.HELD));
        assertThat(nights).isBetween(4, 8);
        assertThat(refused).isEqualTo(bad);
        assertThat(accepted).hasSize(150).allSatisfy((target, times) -> assertThat(times)
                .isEqualTo(1));
    }

    @Test
    void stops_the_kind_when_nothing_at_all_is_taken() {
        record("run-0", 200, 200, new Random(1));

        int made = night("run-0", 40);

        assertThat(made).isLessThan(60);
        assertThat(ledger.runs().findings("run-0")).singleElement().satisfies(finding -> assertThat(finding.kind())
                .isEqualTo(FindingKind.HELD));
    }

    private void record(String run, int targets, int badOnes, Random random) {
        List<TargetRow> rows = TargetRows.urls(0, targets);
        List<Integer> numbers = IntStream.range(0, targets).boxed().collect(Collectors.toList());
        Collections.shuffle(numbers, random);
        accepted.clear();
        refused.clear();
        bad = numbers.subList(0, badOnes).stream()
                .map(number -> value(rows.get(number)))
                .collect(Collectors.toSet());
        ledger.runs().begin(run, "nightly", "www", "url by invalidate", "hash", "host:1", NOW);
        ledger.recorder().record(run, List.of(new PlannedBatch(BatchKey.of(rows.get(0)), rows)));
        ledger.recorder().seal(run, targets, Map.of(), List.of(), NOW);
    }

    /** Sends what is due until nothing is. Gives how many calls were made. */
    private int night(String run, int budget) {
        HaltReasons halt = new HaltReasons(run, ledger.runs(), site -> Terms.of(Product.EDGEONE), time, () -> false);
        BadTargetSearch culprits = new BadTargetSearch(ledger.due(), halt, budget, time);
        int calls = 0;
        for (Optional<Batch> next = ledger.due().next(run, Action.PURGE, Set.of());
                next.isPresent();
                next = ledger.due().next(run, Action.PURGE, Set.of())) {
            Batch batch = next.get();
            if (halt.reason("www", batch.key().kind()).isPresent()) {
                ledger.due().defer(run, Action.PURGE, null, null, Reason.said("halted"), null);
            } else if (batch.search().heldFor() != null) {
                ledger.due().searchOn(batch);
            } else {
                call(batch, culprits);
                calls++;
            }
        }
        return calls;
    }

    private void call(Batch batch, BadTargetSearch culprits) {
        AnnouncedBatch submitting =
                ledger.due().announce(batch, "host:1", NOW, NOW.plusSeconds(60)).orElseThrow();
        List<String> values =
                submitting.targets().stream().map(BadTargetSearchTests::value).toList();
        if (values.stream().anyMatch(bad::contains)) {
            if (values.size() == 1) {
                refused.addAll(values);
            }
            culprits.find(
                    submitting,
                    new ProviderError(
                            ErrorClass.DROP,
                            "CreatePurgeTask",
                            "InvalidParameter.Target",
                            Reason.said("no"),
                            "r",
                            "refused-malformed"));
        } else {
            values.forEach(value -> accepted.merge(value, 1, Integer::sum));
            ledger.due().accepted(submitting, "task-" + batch.id(), "r", List.of(), NOW, NOW.plusSeconds(9));
            confirm(batch);
        }
    }

    private void confirm(Batch batch) {
        TestLedgers.takeSubmitted(ledger, runOf(batch), NOW.plusSeconds(9), NOW, NOW.plusSeconds(60))
                .ifPresent(submitted -> ledger.open()
                        .settle(
                                runOf(batch),
                                submitted,
                                BatchState.CONFIRMED,
                                Reason.NONE,
                                List.of(),
                                List.of(),
                                TaskEnd.UNTOLD,
                                row -> false,
                                NOW));
    }

    private String runOf(Batch batch) {
        return ledger.runs().latest(1).get(0).id();
    }

    private static String value(TargetRow row) {
        return row.target().value();
    }

    private List<Outcome> outcomes(String run) {
        return rows(run).stream().map(RowOutcome::outcome).distinct().toList();
    }

    private String reasons(String run) {
        return rows(run).stream()
                .map(row -> Words.english().say(row.reason()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private List<RowOutcome> rows(String run) {
        List<RowOutcome> rows = new ArrayList<>();
        ledger.history().forEachRow(run, rows::add);
        return rows;
    }
}
