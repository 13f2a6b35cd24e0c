package io.edgesweep.reconciliation;

import static io.edgesweep.task.TaskState.FAILED;
import static io.edgesweep.task.TaskState.PROCESSING;
import static io.edgesweep.task.TaskState.SUCCESS;
import static io.edgesweep.task.TaskState.TIMEOUT;
import static io.edgesweep.task.TaskState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.CarriedIn;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.process.HandMovedTime;
import io.edgesweep.provider.InMemoryProvider;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.targets.TargetRows;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was accepted is followed to its end. */
class ReconcilerTests {

    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    private static final String A = "https://www.example.com/page-0";
    private static final String B = "https://www.example.com/page-1";
    private static final String C = "https://www.example.com/page-2";

    private final Ledger ledger = TestLedgers.inMemory();
    private final HandMovedTime time = new HandMovedTime(START);
    private final InMemoryProvider provider = new InMemoryProvider();
    private final List<String> noted = new ArrayList<>();
    private final Reconciler reconciler = reconciler("run-1", START.plus(Duration.ofHours(1)));

    @BeforeEach
    void submitABatchOfThree() {
        ledger.runs().begin("run-1", "nightly", "www", "url by invalidate", "hash", "host:1", START);
        List<TargetRow> rows = TargetRows.urls(0, 3);
        ledger.recorder().record("run-1", List.of(new PlannedBatch(BatchKey.of(rows.get(0)), rows)));
        ledger.recorder().seal("run-1", 3, Map.of(), List.of(), START);
        AnnouncedBatch submitting = ledger.due()
                .announce(
                        ledger.due().next("run-1", Action.PURGE, Set.of()).orElseThrow(),
                        "host:1",
                        START,
                        START.plusSeconds(60))
                .orElseThrow();
        ledger.due().accepted(submitting, "task-1", "request-1", List.of(), START, START.plusSeconds(5));
    }

    @Test
    void confirms_a_batch_when_every_target_of_it_is() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B, C);

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 3L);
        assertThat(reconciler.nextLook()).isEmpty();
    }

    @Test
    void looks_again_while_a_target_is_still_processing() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B).withTask("task-1", START, PROCESSING, C);

        lookAfter(5);
        assertThat(counts().outcomes()).containsEntry(Outcome.UNSETTLED, 3L);
        assertThat(reconciler.nextLook()).contains(START.plusSeconds(15));
        provider.change("task-1", C, SUCCESS, "");
        lookAfter(10);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 3L);
    }

    @Test
    void does_not_wait_for_a_clock_to_catch_up_that_was_set_back() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B, C);

        lookAfter(-3600);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 3L);
    }

    @Test
    void reports_a_status_that_it_does_not_know_once_and_waits_on() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B).withTask("task-1", START, UNKNOWN, C);

        lookAfter(5);
        lookAfter(10);

        assertThat(counts().outcomes()).containsEntry(Outcome.UNSETTLED, 3L);
        assertThat(noted).singleElement().satisfies(text -> assertThat(text)
                .contains("a status that we do not know, 'unknown' (first in task task-1)"));
    }

    @Test
    void reports_targets_that_the_provider_lists_and_the_batch_does_not_hold() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B, C, "https://other.example/\u001b[31m" + "x".repeat(500));

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 3L);
        assertThat(noted).singleElement().satisfies(text -> assertThat(text)
                .contains(
                        "Under task task-1 the API lists what is not in batch 1, targets in all: 1, the first: 'https://other.example/ [31mx")
                .doesNotContain("\u001b")
                .hasSizeLessThan(400));
    }

    @Test
    void looks_again_while_not_every_target_is_listed() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B);

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.UNSETTLED, 3L);
    }

    @Test
    void reads_every_page_of_a_task() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B, C).withPageSize(2);

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 3L);
    }

    @Test
    void keeps_what_failed_apart_with_the_providers_reason() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, C).withTask("task-1", START, PROCESSING, B);
        provider.change("task-1", B, FAILED, "taskFailed: node down");

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 2L).containsEntry(Outcome.FAILED, 1L);
        assertThat(rows())
                .filteredOn(row -> row.outcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.text()).isEqualTo(B);
                    assertThat(Words.english().say(row.reason())).isEqualTo("taskFailed: node down");
                });
    }

    @Test
    void keeps_each_targets_own_reason_when_all_of_them_failed() throws Exception {
        provider.withTask("task-1", START, TIMEOUT, A, B).withTask("task-1", START, PROCESSING, C);
        provider.change("task-1", C, FAILED, "accessDenied");

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.FAILED, 3L);
        assertThat(rows())
                .extracting(row -> Words.english().say(row.reason()))
                .containsExactly("timeout", "timeout", "accessDenied");
    }

    @Test
    void confirms_both_copies_of_a_target_that_the_provider_lists_once() throws Exception {
        TargetRow twice = TargetRows.aTarget().at(7).build();
        ledger.recorder().record("run-1", List.of(new PlannedBatch(BatchKey.of(twice), List.of(twice, twice))));
        AnnouncedBatch submitting = ledger.due()
                .announce(
                        ledger.due().next("run-1", Action.PURGE, Set.of()).orElseThrow(),
                        "host:1",
                        START,
                        START.plusSeconds(60))
                .orElseThrow();
        ledger.due().accepted(submitting, "task-2", "request-2", List.of(), START, START.plusSeconds(5));
        provider.withTask("task-1", START, SUCCESS, A, B, C)
                .withTask("task-2", START, SUCCESS, twice.target().value());

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 5L);
    }

    @Test
    void hands_what_failed_to_the_next_run() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, C).withTask("task-1", START, TIMEOUT, B);

        lookAfter(5);
        ledger.runs().finish("run-1", counts(), "partly-failed", 3, false, time.instant());
        ledger.runs().begin("run-2", "nightly", "www", "url by invalidate", "hash", "host:1", time.instant());

        assertThat(ledger.recorder().carryIn("run-2", time.instant())).isEqualTo(new CarriedIn(1, 1));
    }

    @Test
    void leaves_open_what_is_not_settled_at_the_deadline_and_says_what_is_known() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A).withTask("task-1", START, PROCESSING, B);

        lookAfter(3600);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 1L).containsEntry(Outcome.UNSETTLED, 2L);
        assertThat(reconciler.nextLook()).isEmpty();
        assertThat(rows()).filteredOn(row -> row.outcome() == Outcome.UNSETTLED).allSatisfy(row -> assertThat(
                        Words.english().say(row.reason()))
                .isEqualTo("accepted as task task-1 at 2026-11-22 02:00:00 UTC; still processing: 2 of 3, listed: 2"
                        + " when the run's time was up"));
    }

    @Test
    void hands_what_failed_to_the_next_run_though_another_target_is_stuck_and_only_once() throws Exception {
        provider.withTask("task-1", START, TIMEOUT, A, B).withTask("task-1", START, PROCESSING, C);
        lookAfter(3600);
        ledger.runs().finish("run-1", counts(), "unsettled", 9, false, time.instant());
        ledger.runs().begin("run-2", "nightly", "www", "url by invalidate", "hash", "host:1", time.instant());

        CarriedIn carriedIn = ledger.recorder().carryIn("run-2", time.instant());

        assertThat(carriedIn).isEqualTo(new CarriedIn(2, 3));
        assertThat(ledger.due()
                        .next("run-2", Action.PURGE, Set.of())
                        .orElseThrow()
                        .size())
                .isEqualTo(2);
        assertThat(ledger.due()
                        .next("run-2", Action.PURGE, Set.of())
                        .orElseThrow()
                        .attempt())
                .isEqualTo(2);
        provider.change("task-1", C, FAILED, "accessDenied");
        Reconciler later = reconciler("run-2", START.plus(Duration.ofHours(3)));
        later.reconcile(later.next().orElseThrow());
        ledger.runs().begin("run-3", "nightly", "www", "url by invalidate", "hash", "host:1", time.instant());
        assertThat(ledger.recorder().carryIn("run-3", time.instant())).isEqualTo(new CarriedIn(2, 3));
    }

    @Test
    void finds_the_task_by_its_targets_at_the_last_look_when_the_named_one_holds_none() throws Exception {
        provider.withTask("task-of-others", START, SUCCESS, A, B, C, "https://www.example.com/not-ours");
        provider.withTask("task-9", START, SUCCESS, A, B, C);

        lookAfter(5);
        assertThat(counts().outcomes()).containsEntry(Outcome.UNSETTLED, 3L);
        lookAfter(3600);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 3L);
        assertThat(noted).singleElement().satisfies(text -> assertThat(text)
                .contains("none of the targets of batch 1 under task task-1", "all of them under task task-9"));
    }

    @Test
    void takes_no_task_for_a_batchs_that_holds_only_a_part_of_it() throws Exception {
        provider.withTask("task-9", START, SUCCESS, A, B);

        lookAfter(3600);

        assertThat(counts().outcomes()).containsEntry(Outcome.UNSETTLED, 3L);
        assertThat(noted).isEmpty();
    }

    @Test
    void waits_for_every_row_of_a_target_though_one_is_over() throws Exception {
        provider.withTask("task-1", START, PROCESSING, C).withTask("task-1", START, SUCCESS, A, B, C);

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.UNSETTLED, 3L);
    }

    @Test
    void asks_once_for_what_was_accepted_in_the_same_seconds() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B, C);
        submitOthers(12);
        others(12).forEach(other -> provider.withTask("task-of-" + other, START, SUCCESS, other));

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 15L);
        assertThat(provider.questions()).isEqualTo(2);
    }

    @Test
    void believes_of_a_window_only_what_it_lists_under_the_tasks_own_id() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B, C);
        submitOthers(12);
        others(12).skip(1).forEach(other -> provider.withTask("task-of-" + other, START, SUCCESS, other));
        others(1).forEach(other -> provider.withTask("task-of-" + other, START, PROCESSING, other)
                .withTask("task-of-somebody-else", START, SUCCESS, other));

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 14L).containsEntry(Outcome.UNSETTLED, 1L);
    }

    @Test
    void asks_for_the_task_of_what_a_window_does_not_list() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B, C);
        submitOthers(12);
        others(12).skip(1).forEach(other -> provider.withTask("task-of-" + other, START, SUCCESS, other));
        others(1).forEach(other -> provider.withTask("task-of-" + other, START.minusSeconds(500), SUCCESS, other));

        lookAfter(5);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 15L);
        assertThat(provider.questions()).isEqualTo(3);
    }

    @Test
    void looks_at_what_is_not_over_in_its_window_again_in_a_window() throws Exception {
        provider.withTask("task-1", START, SUCCESS, A, B, C);
        submitOthers(12);
        others(12).forEach(other -> provider.withTask("task-of-" + other, START, PROCESSING, other));

        lookAfter(5);
        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 3L);
        assertThat(reconciler.nextLook()).contains(START.plusSeconds(15));
        provider.finish();
        lookAfter(10);

        assertThat(counts().outcomes()).containsEntry(Outcome.CONFIRMED, 15L);
        assertThat(provider.questions()).isEqualTo(3);
    }

    /** Batches of one target each, accepted at the same moment. */
    private void submitOthers(int count) {
        for (long i = 0; i < count; i++) {
            TargetRow row = TargetRows.aTarget().at(100 + i).build();
            ledger.recorder().record("run-1", List.of(new PlannedBatch(BatchKey.of(row), List.of(row))));
            AnnouncedBatch submitting = ledger.due()
                    .announce(
                            ledger.due().next("run-1", Action.PURGE, Set.of()).orElseThrow(),
                            "host:1",
                            START,
                            START.plusSeconds(60))
                    .orElseThrow();
            ledger.due()
                    .accepted(
                            submitting,
                            "task-of-" + row.target().value(),
                            "request",
                            List.of(),
                            START,
                            START.plusSeconds(5));
        }
    }

    private static Stream<String> others(int count) {
        return IntStream.range(0, count).mapToObj(i -> "https://www.example.com/page-" + (100 + i));
    }

    private Reconciler reconciler(String run, Instant deadline) {
        return new Reconciler(
                run,
                ledger.open(),
                ledger.looks(),
                provider,
                deadline,
                new LookBounds(Duration.ofSeconds(5), Duration.ofSeconds(10)),
                Duration.ofMinutes(5),
                time,
                row -> false,
                reason -> noted.add(Words.english().say(reason)));
    }

    private void lookAfter(int seconds) throws Exception {
        time.move(Duration.ofSeconds(seconds));
        for (var next = reconciler.next(); next.isPresent(); next = reconciler.next()) {
            reconciler.reconcile(next.get());
        }
    }

    private OutcomeCounts counts() {
        return ledger.history().counts("run-1");
    }

    private List<RowOutcome> rows() {
        List<RowOutcome> rows = new ArrayList<>();
        ledger.history().forEachRow("run-1", rows::add);
        return rows;
    }
}
