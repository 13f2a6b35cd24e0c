package io.edgesweep.ledger.jdbc;

import static io.edgesweep.targets.TargetRows.aTarget;
import static io.edgesweep.targets.TargetRows.urls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.Aftermath;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.BadTargetSearchState;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.CarriedIn;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.EdgeLooks;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.FiringState;
import io.edgesweep.ledger.FirstLooks;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.KeptOrder;
import io.edgesweep.ledger.KeptVersion;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Orders;
import io.edgesweep.ledger.Pause;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunCount;
import io.edgesweep.ledger.RunFilter;
import io.edgesweep.ledger.ScheduleState;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.ledger.StalePage;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.ledger.Targets;
import io.edgesweep.ledger.UnsettledBatch;
import io.edgesweep.ledger.WaitingTargets;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.quota.Reserve;
import io.edgesweep.quota.Standing;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger promises, on whatever database it is kept. */
abstract class LedgerContract {

    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    static final Instant LATER = NOW.plusSeconds(60);
    private static final String OWNER = "host:1";

    Ledger ledger;

    /** A database of its own with the schema and nothing else in it. */
    abstract DataSource migratedDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        ledger = TestLedgers.in(migratedDatabase());
    }

    @Test
    void gives_out_batches_by_priority_then_age_then_order_of_the_input() {
        sealedRun(
                "run-1",
                batchOf(aTarget().at(5).build()),
                batchOf(aTarget().at(3).build()));
        finish("run-1");
        begin("run-2", NOW.plusSeconds(3600));
        ledger.recorder().carryIn("run-2", LATER);
        ledger.recorder()
                .record(
                        "run-2",
                        List.of(
                                batchOf(aTarget().at(0).build()),
                                batchOf(aTarget().at(1).withPriority(9).build())));
        seal("run-2", 2);

        List<Long> order = new ArrayList<>();
        for (Optional<Batch> next = ledger.due().next("run-2", Action.PURGE, Set.of());
                next.isPresent();
                next = ledger.due().next("run-2", Action.PURGE, Set.of())) {
            order.add(next.get().firstOrdinal());
            announce(next.get());
        }

        assertThat(order).containsExactly(1L, 3L, 5L, 0L);
    }

    @Test
    void lets_two_versions_of_a_kept_file_count_while_one_takes_the_place_of_the_other() {
        KeptVersion first = new KeptVersion(1, 0xffff_ffffL, 7);
        KeptVersion second = new KeptVersion(2, 5, 8);
        assertThat(ledger.kept().versions("www.snapshot")).isEmpty();

        ledger.kept().announce("www.snapshot", first);
        assertThat(ledger.kept().versions("www.snapshot")).containsExactly(KeptVersion.NONE, first);
        ledger.kept().replaced("www.snapshot");
        ledger.kept().replaced("www.snapshot");
        ledger.kept().announce("www.snapshot", new KeptVersion(2, 4, 4));
        ledger.kept().announce("www.snapshot", second);
        assertThat(ledger.kept().versions("www.snapshot")).containsExactly(first, second);

        ledger.kept().replaced("www.snapshot");
        assertThat(ledger.kept().versions("www.snapshot")).containsExactly(second);
        assertThat(ledger.kept().versions("shop.snapshot")).isEmpty();
    }

    @Test
    void announces_a_batch_to_one_sender_only() {
        sealedRun("run-1", batch(0, 10));
        Batch due = next("run-1");

        Optional<AnnouncedBatch> first = ledger.due().announce(due, "host:1", NOW, LATER);
        Optional<AnnouncedBatch> second = ledger.due().announce(due, "host:2", NOW, LATER);

        assertThat(first).isPresent();
        assertThat(first.get().targets()).isEqualTo(urls(0, 10));
        assertThat(second).isEmpty();
        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();
    }

    @Test
    void makes_a_call_that_has_not_left_as_if_it_had_never_been_announced() {
        sealedRun("run-1", batch(0, 10));

        boolean ours = ledger.due().takeBackUnsent(announce(next("run-1")), Reason.said("announced too long ago"));

        assertThat(ours).isTrue();
        assertThat(next("run-1").calls().count()).isZero();
        assertThat(next("run-1").calls().sentAt()).isNull();
        assertThat(next("run-1").reason()).isEqualTo(Reason.said("announced too long ago"));
    }

    @Test
    void leaves_a_call_that_has_not_left_to_whoever_has_taken_its_batch_over() {
        sealedRun("run-1", batch(0, 10));
        AnnouncedBatch frozen = announce(next("run-1"));
        finish("run-1");
        begin("run-2", NOW);
        ledger.recorder().carryIn("run-2", LATER);
        boolean unsettled = ledger.due().takeBackUnsent(frozen, Reason.NONE);
        UnsettledBatch taken = ledger.open()
                .takeUnsettled("run-2", Action.PURGE, LATER, LATER, LATER.plusSeconds(9))
                .orElseThrow();
        ledger.open().sendAgain(taken, Reason.said("not taken by the provider"));
        AnnouncedBatch again = ledger.due()
                .announce(next("run-2"), "host:2", LATER, LATER.plusSeconds(9))
                .orElseThrow();
        boolean sentByOther = ledger.due().takeBackUnsent(frozen, Reason.NONE);

        assertThat(unsettled).isFalse();
        assertThat(sentByOther).isFalse();
        assertThatThrownBy(() -> ledger.due().takeBack(frozen, Reason.NONE, LATER))
                .isInstanceOf(IllegalStateException.class);
        ledger.due().accepted(again, "task-1", "request-1", List.of(), LATER, LATER);
    }

    @Test
    void keeps_an_answer_only_for_a_batch_that_is_announced() {
        sealedRun("run-1", batch(0, 10));
        AnnouncedBatch submitting = announce(next("run-1"));
        ledger.due().takeBack(submitting, Reason.said("nothing answers"), NOW);

        assertThatThrownBy(() -> ledger.due().accepted(submitting, "task-1", "request-1", List.of(), NOW, NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void counts_what_the_provider_refuses_apart_from_what_it_takes() {
        sealedRun("run-1", batch(0, 10));

        ledger.due()
                .accepted(
                        announce(next("run-1")),
                        "task-1",
                        "request-1",
                        List.of(new DeviatingTarget(3, Outcome.REFUSED, Reason.said("domain not valid"))),
                        NOW,
                        NOW);

        assertThat(counts("run-1")).containsEntry(Outcome.UNSETTLED, 9L).containsEntry(Outcome.REFUSED, 1L);
        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-1", NOW, NOW, LATER).orElseThrow();
        assertThat(submitted.closed()).containsExactly(3);
        assertThat(submitted.batch().calls().taskId()).isEqualTo("task-1");
    }

    @Test
    void calls_a_batch_refused_when_all_its_targets_are() {
        sealedRun("run-1", batch(0, 2));

        ledger.due()
                .accepted(
                        announce(next("run-1")),
                        "",
                        "request-1",
                        List.of(
                                new DeviatingTarget(0, Outcome.REFUSED, Reason.said("domain not valid")),
                                new DeviatingTarget(1, Outcome.REFUSED, Reason.said("domain not valid"))),
                        NOW,
                        NOW);

        assertThat(counts("run-1")).containsEntry(Outcome.REFUSED, 2L);
        assertThat(TestLedgers.takeSubmitted(ledger, "run-1", LATER, LATER, LATER))
                .isEmpty();
    }

    @Test
    void settles_a_batch_with_its_exceptions_and_keeps_the_failed_for_the_next_run() {
        sealedRun("run-1", batch(0, 10));
        SubmittedBatch submitted = submit("run-1");
        TargetRow failed = submitted.targets().get(7);

        ledger.open()
                .settle(
                        "run-1",
                        submitted,
                        BatchState.CONFIRMED,
                        Reason.NONE,
                        List.of(new DeviatingTarget(7, Outcome.FAILED, Reason.said("taskFailed"))),
                        List.of(failed),
                        TaskEnd.UNTOLD,
                        row -> false,
                        LATER);
        OutcomeCounts first = finish("run-1");
        begin("run-2", LATER);
        CarriedIn carriedIn = ledger.recorder().carryIn("run-2", LATER);

        assertThat(first.outcomes()).containsEntry(Outcome.CONFIRMED, 9L).containsEntry(Outcome.FAILED, 1L);
        assertThat(first.addUp()).isTrue();
        assertThat(carriedIn).isEqualTo(new CarriedIn(1, 1));
        assertThat(next("run-2").attempt()).isEqualTo(2);
        assertThat(announce(next("run-2")).targets()).containsExactly(failed);
    }

    @Test
    void gives_every_row_that_a_directory_is_purged_for_what_became_of_the_directory() {
        sealedRun("run-1", List.of(urls(0, 2), urls(2, 1)), batch(3, 1));
        Batch directory = next("run-1");
        assertThat(directory.size()).isEqualTo(1);
        assertThat(directory.rows()).isEqualTo(3);

        AnnouncedBatch submitting = announce(directory);
        assertThat(submitting.targets()).containsExactly(directory());
        ledger.due().accepted(submitting, "task-1", "request-1", List.of(), NOW, NOW);
        settle(
                TestLedgers.takeSubmitted(ledger, "run-1", NOW, NOW, LATER).orElseThrow(),
                BatchState.CONFIRMED,
                List.of());

        OutcomeCounts counts = finish("run-1");
        assertThat(counts.outcomes()).containsEntry(Outcome.CONFIRMED, 3L).containsEntry(Outcome.CARRIED_OVER, 1L);
        assertThat(counts.addUp()).isTrue();
        assertThat(rows("run-1")).extracting(RowOutcome::target).isEqualTo(urls(0, 4));
        assertThat(rows("run-1"))
                .extracting(RowOutcome::outcome)
                .containsExactly(Outcome.CONFIRMED, Outcome.CONFIRMED, Outcome.CONFIRMED, Outcome.CARRIED_OVER);
        assertThat(ledger.history().sentSince(Set.of("www"), Kind.PREFIX, NOW)).isEqualTo(1);
    }

    @Test
    void tries_a_directory_again_that_failed_with_all_the_rows_that_it_is_purged_for() {
        sealedRun("run-1", List.of(urls(0, 2), urls(2, 1)), batch(3, 1));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);
        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-1", NOW, NOW, LATER).orElseThrow();
        settle(submitted, BatchState.FAILED, submitted.targets());
        assertThat(finish("run-1").outcomes()).containsEntry(Outcome.FAILED, 3L);

        begin("run-2", LATER);
        CarriedIn carriedIn = ledger.recorder().carryIn("run-2", LATER);
        List<String> waiting = new ArrayList<>();
        ledger.recorder()
                .forEachWaiting(
                        "nightly",
                        "run-2",
                        each -> waiting.add(each.row().target().kind() + (each.covered() ? " covered" : "")));

        assertThat(carriedIn.targets()).isEqualTo(4);
        assertThat(waiting).containsExactlyInAnyOrder("PREFIX", "URL covered", "URL covered", "URL covered", "URL");
        seal("run-2", 0);
        assertThat(rows("run-2")).hasSize(4);
        assertThat(rows("run-1")).hasSize(3);
        assertThat(finish("run-2").addUp()).isTrue();
    }

    @Test
    void a_resumed_run_leaves_what_has_failed_in_it_for_the_next_one() {
        sealedRun("run-1", batch(0, 2));
        ledger.recorder().carryIn("run-1", NOW);
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);
        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-1", NOW, NOW, LATER).orElseThrow();
        settle(submitted, BatchState.FAILED, submitted.targets());

        assertThat(ledger.recorder().carryIn("run-1", LATER)).isEqualTo(new CarriedIn(0, 0));
        assertThat(finish("run-1").addUp()).isTrue();
        begin("run-2", LATER);
        assertThat(ledger.recorder().carryIn("run-2", LATER)).isEqualTo(new CarriedIn(1, 2));
    }

    @Test
    void counts_a_refused_directory_with_all_the_rows_that_it_is_purged_for() {
        sealedRun("run-1", List.of(urls(0, 2), urls(2, 1)), batch(3, 1));
        ledger.due()
                .accepted(
                        announce(next("run-1")),
                        "task-1",
                        "request-1",
                        List.of(new DeviatingTarget(0, Outcome.REFUSED, Reason.said("not allowed"))),
                        NOW,
                        NOW);

        assertThat(finish("run-1").outcomes()).containsEntry(Outcome.REFUSED, 3L);
        assertThat(rows("run-1"))
                .filteredOn(row -> row.outcome() == Outcome.REFUSED)
                .hasSize(3);
        begin("run-2", LATER);
        assertThat(ledger.recorder().carryIn("run-2", LATER).targets()).isEqualTo(1);
    }

    @Test
    void forgets_the_rows_of_a_directory_with_its_run() {
        sealedRun("run-1", List.of(urls(0, 3)));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);
        settle(
                TestLedgers.takeSubmitted(ledger, "run-1", NOW, NOW, LATER).orElseThrow(),
                BatchState.CONFIRMED,
                List.of());
        finish("run-1");
        begin("run-2", NOW);
        ledger.recorder()
                .recordDirectory("run-2", directory(), List.of(urls(0, 3)).iterator());

        ledger.recorder().discard("run-2");
        assertThat(rows("run-2")).isEmpty();
        ledger.old().forget(ledger.runs().find("run-1").orElseThrow());
        assertThat(rows("run-1")).isEmpty();
    }

    private static TargetRow directory() {
        return aTarget()
                .at(0)
                .withKind(Kind.PREFIX)
                .withValue("https://www.example.com/")
                .build();
    }

    private void sealedRun(String run, List<List<TargetRow>> covered, PlannedBatch... batches) {
        begin(run, NOW);
        ledger.recorder().recordDirectory(run, directory(), covered.iterator());
        ledger.recorder().record(run, List.of(batches));
        seal(
                run,
                covered.stream().mapToLong(List::size).sum()
                        + Stream.of(batches)
                                .mapToLong(each -> each.rows().size())
                                .sum());
    }

    private void settle(SubmittedBatch submitted, BatchState state, List<TargetRow> again) {
        ledger.open()
                .settle("run-1", submitted, state, Reason.NONE, List.of(), again, TaskEnd.UNTOLD, row -> false, LATER);
    }

    @Test
    void defers_a_kind_until_its_day_and_releases_it_then() {
        TargetRow prefix = aTarget()
                .withKind(Kind.PREFIX)
                .withValue("https://www.example.com/a/")
                .build();
        sealedRun("run-1", batch(1, 10), batchOf(prefix));

        int deferred = ledger.due()
                .defer("run-1", Action.PURGE, "www", Kind.URL, Reason.said("the daily quota is used up"), LATER);

        assertThat(deferred).isEqualTo(1);
        assertThat(announce(next("run-1")).targets()).containsExactly(prefix);
        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();
        assertThat(ledger.due().release("run-1", LATER.minusMillis(1))).isZero();
        assertThat(ledger.due().release("run-1", LATER)).isEqualTo(1);
        assertThat(next("run-1").size()).isEqualTo(10);
    }

    @Test
    void carries_in_deferred_batches_and_lets_the_quota_decide_which_wait_on() {
        sealedRun("run-1", batch(0, 10));
        ledger.due().defer("run-1", Action.PURGE, null, null, Reason.said("the daily quota is used up"), LATER);
        OutcomeCounts first = finish("run-1");
        begin("run-2", NOW);

        CarriedIn carriedIn = ledger.recorder().carryIn("run-2", LATER.minusSeconds(1));

        assertThat(first.outcomes()).containsEntry(Outcome.CARRIED_OVER, 10L);
        assertThat(carriedIn).isEqualTo(new CarriedIn(1, 10));
        assertThat(ledger.due().next("run-2", Action.PURGE, Set.of()))
                .hasValueSatisfying(batch -> assertThat(batch.notBefore()).isNull());
        assertThat(counts("run-2")).containsEntry(Outcome.CARRIED_OVER, 10L);
        assertThat(ledger.history().counts("run-2").addUp()).isTrue();
    }

    @Test
    void raises_what_waits_by_one_step_with_every_night_so_that_nothing_waits_for_ever() {
        sealedRun("run-1", batchOf(aTarget().at(7).withPriority(1).build()));
        finish("run-1");
        List<Integer> priorities = new ArrayList<>();

        for (int night = 1; night <= 10; night++) {
            Instant started = NOW.plus(Duration.ofDays(night));
            for (String run : List.of("run-" + night + "-a", "run-" + night + "-b")) {
                begin(run, started);
                ledger.recorder().carryIn(run, started);
                ledger.recorder()
                        .record(
                                run,
                                List.of(batchOf(aTarget().at(0).withPriority(9).build())));
                seal(run, 1);
                ledger.recorder().carryIn(run, started);
                priorities.add(priorityOf(run, 7));
                finish(run);
            }
        }

        assertThat(ledger.due().next("run-10-b", Action.PURGE, Set.of()))
                .hasValueSatisfying(batch -> assertThat(batch.firstOrdinal()).isEqualTo(7));
        assertThat(priorities).containsExactly(2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 9, 9, 9, 9);
    }

    private int priorityOf(String run, long firstOrdinal) {
        List<Integer> priorities = new ArrayList<>();
        ledger.history().forEachBatch(run, each -> {
            Batch batch = each.batch();
            if (batch.firstOrdinal() == firstOrdinal) {
                priorities.add(batch.key().priority());
            }
        });
        return priorities.get(0);
    }

    @Test
    void lets_what_a_run_left_open_fall_when_a_later_run_settles_it() {
        sealedRun("run-1", batch(0, 10));
        ledger.runs()
                .finish(
                        "run-1",
                        new OutcomeCounts(10, 0, Map.of(Outcome.CARRIED_OVER, 10L)),
                        "quota-reached",
                        4,
                        false,
                        NOW);
        begin("run-2", LATER);
        ledger.recorder().carryIn("run-2", LATER);
        assertThat(ledger.runs().find("run-1").orElseThrow().stillOpen()).isEqualTo(10);
        AnnouncedBatch submitting =
                announce(ledger.due().next("run-2", Action.PURGE, Set.of()).orElseThrow());
        ledger.due().accepted(submitting, "task-1", "request-1", List.of(), LATER, LATER);
        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-2", LATER, LATER, LATER).orElseThrow();
        ledger.open()
                .settle(
                        "run-2",
                        submitted,
                        BatchState.CONFIRMED,
                        Reason.NONE,
                        List.of(),
                        List.of(),
                        TaskEnd.UNTOLD,
                        row -> false,
                        LATER);

        ledger.runs().finish("run-2", ledger.history().counts("run-2"), "confirmed", 0, false, LATER);

        assertThat(ledger.runs().find("run-1").orElseThrow().stillOpen()).isZero();
        assertThat(ledger.runs().find("run-1").orElseThrow().counts().of(Outcome.CARRIED_OVER))
                .isEqualTo(10);
    }

    @Test
    void carries_in_once_however_often_it_is_asked_to() {
        sealedRun("run-1", batch(0, 10));
        finish("run-1");
        begin("run-2", LATER);
        ledger.recorder().carryIn("run-2", LATER);

        CarriedIn again = ledger.recorder().carryIn("run-2", LATER);

        assertThat(again).isEqualTo(new CarriedIn(0, 0));
        assertThat(ledger.history().counts("run-2").carriedIn()).isEqualTo(10);
    }

    @Test
    void takes_what_a_dead_process_was_sending_for_unsettled() {
        sealedRun("run-1", batch(0, 10));
        announce(next("run-1"));

        ledger.recorder().carryIn("run-1", NOW.plusSeconds(30));

        UnsettledBatch unsettled = ledger.open()
                .takeUnsettled("run-1", Action.PURGE, NOW.plusSeconds(30), NOW.plusSeconds(30), LATER)
                .orElseThrow();
        assertThat(unsettled.sentFrom()).isEqualTo(NOW);
        assertThat(unsettled.sentTo()).isEqualTo(NOW.plusSeconds(30));
        assertThat(unsettled.targets()).isEqualTo(urls(0, 10));
    }

    @Test
    void bounds_what_a_dead_process_can_have_sent_by_its_lease() {
        sealedRun("run-1", batch(0, 10));
        ledger.due().announce(next("run-1"), OWNER, NOW, NOW.plusSeconds(120));
        Instant nextWeek = NOW.plus(Duration.ofDays(8));

        ledger.recorder().carryIn("run-1", nextWeek);

        UnsettledBatch unsettled = ledger.open()
                .takeUnsettled("run-1", Action.PURGE, nextWeek, nextWeek, nextWeek)
                .orElseThrow();
        assertThat(unsettled.sentTo()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void adopts_a_task_whole() {
        sealedRun("run-1", batch(0, 10));
        UnsettledBatch unsettled = unsettled("run-1");

        ledger.open().adopt(unsettled, "task-7", Set.of(), LATER);

        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-1", LATER, LATER, LATER).orElseThrow();
        assertThat(submitted.batch().calls().taskId()).isEqualTo("task-7");
        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();
    }

    @Test
    void adopts_no_task_while_another_run_at_work_on_the_site_waits_for_the_answer_to_a_call_with_the_same_targets() {
        sealedRun("run-1", batch(0, 10));
        UnsettledBatch unsettled = unsettled("run-1");
        ledger.runs().begin("run-2", "hourly", "www", "url by invalidate", "hash", OWNER, NOW);
        ledger.recorder().record("run-2", List.of(batch(5, 10)));
        seal("run-2", 10);
        AnnouncedBatch others = announce(next("run-2"));

        assertThat(ledger.open().adopt(unsettled, "task-7", Set.of(), NOW)).isFalse();
        ledger.due().accepted(others, "task-7", "request-1", List.of(), NOW, NOW);

        assertThat(ledger.open().adopt(unsettled, "task-7", Set.of(), NOW))
                .as("the task is known now to be the other run's")
                .isFalse();
        assertThat(ledger.open().adopt(unsettled, "task-8", Set.of(), NOW)).isTrue();
    }

    @Test
    void adopts_what_a_task_holds_and_sends_the_rest() {
        sealedRun("run-1", batch(0, 3));
        UnsettledBatch unsettled = unsettled("run-1");

        ledger.open().adopt(unsettled, "task-7", Set.of(1), LATER);

        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-1", LATER, LATER, LATER).orElseThrow();
        assertThat(submitted.targets()).extracting(TargetRow::ordinal).containsExactly(0L, 2L);
        assertThat(announce(next("run-1")).targets())
                .extracting(TargetRow::ordinal)
                .containsExactly(1L);
    }

    @Test
    void sends_an_unsettled_batch_again_or_leaves_it_for_a_person() {
        sealedRun("run-1", batch(0, 2), batch(2, 2));
        UnsettledBatch first = unsettled("run-1");
        ledger.open().sendAgain(first, Reason.said("the provider has no task for it"));
        Batch again = next("run-1");
        AnnouncedBatch second = announce(again);
        ledger.due().unsettled(second, "", Reason.said("no answer in time"), "", NOW, NOW);
        UnsettledBatch seen = ledger.open()
                .takeUnsettled("run-1", Action.PURGE, NOW, NOW, LATER)
                .orElseThrow();

        ledger.open().leaveForAPerson(seen, Reason.said("two tasks fit"));

        assertThat(again.id()).isEqualTo(first.batch().id());
        assertThat(again.calls().count()).isEqualTo(1);
        assertThat(ledger.open().nextUnsettled("run-1", Action.PURGE, NOW)).isEmpty();
        assertThat(ledger.open().takeUnsettled("run-1", Action.PURGE, LATER, LATER, LATER))
                .isEmpty();
        assertThat(counts("run-1")).containsEntry(Outcome.UNSETTLED, 2L);
    }

    @Test
    void gives_with_an_unsettled_batch_the_others_of_its_site_and_kind_that_were_sent_by_then() {
        sealedRun("run-1", batch(0, 2), batch(2, 2), batch(4, 2), prefetches(6, 2));
        UnsettledBatch first = unsettled("run-1");
        ledger.due().unsettled(announce(next("run-1")), "", Reason.said("no answer in time"), "", NOW, NOW);
        ledger.due()
                .unsettled(announce(next("run-1")), "", Reason.said("no answer in time"), "", NOW.plusSeconds(50), NOW);
        ledger.due().unsettled(announce(next("run-1")), "", Reason.said("no answer in time"), "", NOW, NOW);

        Optional<UnsettledBatch> like = ledger.open().takeLike(first, NOW, NOW, LATER);

        assertThat(like.orElseThrow().targets()).isEqualTo(urls(2, 2));
        assertThat(ledger.open().takeLike(first, NOW, NOW, LATER)).isEmpty();
        assertThat(ledger.open().lastSent(first, NOW.plusSeconds(49))).contains(NOW);
        assertThat(ledger.open().lastSent(first, NOW.plusSeconds(50))).contains(NOW.plusSeconds(50));
        assertThat(ledger.open().lastSent(first, NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void holds_an_unsettled_batch_longer_for_whoever_holds_it() {
        sealedRun("run-1", batch(0, 2));
        UnsettledBatch first = unsettled("run-1");

        UnsettledBatch held = ledger.open().renew(first, LATER.plusSeconds(100)).orElseThrow();

        assertThat(ledger.open().takeUnsettled("run-1", Action.PURGE, LATER, LATER, LATER))
                .isEmpty();
        assertThat(ledger.open().renew(first, LATER.plusSeconds(200))).isEmpty();
        ledger.open().sendAgain(held, Reason.said("the provider has no task for it"));
        assertThat(next("run-1").id()).isEqualTo(first.batch().id());
    }

    @Test
    void counts_the_batches_of_a_run_that_are_in_some_states_as_far_as_one_wants_to_know() {
        sealedRun("run-1", batch(0, 10), batch(10, 10), batch(20, 10));
        sealedRun("run-2", batch(0, 10));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);

        assertThat(ledger.history().batches("run-1", Set.of(BatchState.RECORDED, BatchState.UNSETTLED), 20))
                .isEqualTo(2);
        assertThat(ledger.history().batches("run-1", Set.of(BatchState.RECORDED, BatchState.UNSETTLED), 1))
                .isEqualTo(1);
        assertThat(ledger.history().batches("run-1", Set.of(BatchState.SUBMITTED), 20))
                .isEqualTo(1);
    }

    @Test
    void gives_an_open_batch_to_one_lane_at_a_time() {
        sealedRun("run-1", batch(0, 10));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);

        Optional<SubmittedBatch> first = TestLedgers.takeSubmitted(ledger, "run-1", NOW, NOW, LATER);
        Optional<SubmittedBatch> second = TestLedgers.takeSubmitted(ledger, "run-1", NOW, NOW, LATER);

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        assertThat(ledger.open().nextSubmitted("run-1", NOW)).contains(LATER);
        assertThat(TestLedgers.takeSubmitted(ledger, "run-1", LATER, LATER, LATER))
                .isPresent();
    }

    @Test
    void gives_an_open_batch_to_one_lane_at_a_time_though_all_are_due_at_once() {
        sealedRun("run-1", batch(0, 10));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, LATER);
        TestLedgers.takeSubmitted(ledger, "run-1", LATER, NOW, LATER).orElseThrow();

        Optional<SubmittedBatch> second = TestLedgers.takeSubmitted(ledger, "run-1", LATER.plusSeconds(60), NOW, LATER);

        assertThat(second).isEmpty();
    }

    @Test
    void believes_whoever_took_an_open_batch_last() {
        sealedRun("run-1", batch(0, 10));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);
        SubmittedBatch slow =
                TestLedgers.takeSubmitted(ledger, "run-1", NOW, NOW, LATER).orElseThrow();
        SubmittedBatch fast = TestLedgers.takeSubmitted(ledger, "run-1", LATER, LATER, LATER.plusSeconds(60))
                .orElseThrow();
        List<DeviatingTarget> first = List.of(new DeviatingTarget(0, Outcome.CONFIRMED, Reason.NONE));
        ledger.open().leaveOpen("run-1", slow, first, List.of(), Reason.said("too late"), row -> false, NOW);

        ledger.open().leaveOpen("run-1", fast, first, List.of(), Reason.said("in time"), row -> false, NOW);

        assertThat(ledger.history().counts("run-1").of(Outcome.CONFIRMED)).isEqualTo(1);
        assertThat(ledger.history().counts("run-1").of(Outcome.UNSETTLED)).isEqualTo(9);
    }

    @Test
    void searches_for_a_bad_target_by_halves_and_goes_on_without_a_call_when_a_half_is_taken() {
        sealedRun("run-1", batch(0, 8));
        ledger.due().search(announce(next("run-1")), Reason.said("a bad target"), NOW);
        AnnouncedBatch firstHalf = announce(next("run-1"));
        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of()))
                .as("the rest is held back")
                .isEmpty();

        ledger.due().accepted(firstHalf, "task-1", "request-1", List.of(), NOW, NOW);
        ledger.due().searchOn(next("run-1"));

        assertThat(firstHalf.batch().size()).isEqualTo(4);
        assertThat(next("run-1").size()).isEqualTo(2);
        assertThat(next("run-1").search()).isEqualTo(new BadTargetSearchState(null, 0, 2, true, 8, 0));
    }

    @Test
    void puts_what_is_not_known_to_be_bad_into_one_batch_while_it_searches() {
        sealedRun("run-1", batch(0, 8));
        ledger.due().search(announce(next("run-1")), Reason.said("a bad target"), NOW);
        ledger.due().search(announce(next("run-1")), Reason.said("a bad target"), NOW);
        ledger.due().search(announce(next("run-1")), Reason.said("a bad target"), NOW);
        AnnouncedBatch single = announce(next("run-1"));

        ledger.due().refused(single, "InvalidParameter", Reason.said("bad"), "request-1", NOW);
        ledger.due().searchOn(next("run-1"));

        assertThat(single.targets()).hasSize(1);
        assertThat(next("run-1").size()).isEqualTo(7);
        assertThat(next("run-1").search().suspects()).isZero();
        assertThat(ledger.history().counts("run-1").of(Outcome.REFUSED)).isEqualTo(1);
    }

    @Test
    void does_not_hold_a_batch_back_for_one_that_is_left_for_a_person() {
        sealedRun("run-1", batch(0, 8));
        ledger.due().search(announce(next("run-1")), Reason.said("a bad target"), NOW);
        ledger.due().unsettled(announce(next("run-1")), "", Reason.said("no answer"), "", NOW, NOW);
        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();

        ledger.open()
                .leaveForAPerson(
                        ledger.open()
                                .takeUnsettled("run-1", Action.PURGE, NOW, NOW, LATER)
                                .orElseThrow(),
                        Reason.said("nobody knows"));

        assertThat(next("run-1").size()).isEqualTo(4);
    }

    @Test
    void records_what_is_confirmed_as_prefetches_once_and_counts_them_apart() {
        sealedRun("run-1", batch(0, 4));
        SubmittedBatch submitted = submit("run-1");
        List<DeviatingTarget> failed = List.of(new DeviatingTarget(1, Outcome.FAILED, Reason.said("origin")));

        confirm("run-1", submitted, failed);
        confirm("run-1", submitted, failed);

        assertThat(ledger.history().warmed("run-1")).isEqualTo(Map.of(Outcome.CARRIED_OVER, 3L));
        assertThat(ledger.history().counts("run-1").of(Outcome.CONFIRMED)).isEqualTo(3);
        assertThat(ledger.history().counts("run-1").addUp()).isTrue();
    }

    @Test
    void keeps_which_pages_are_stale_until_a_run_has_purged_them_again_or_they_are_found_fresh() {
        sealedRun("run-1", batch(0, 3));
        confirm("run-1", submit("run-1"), List.of());
        ledger.edge().add("run-1", 1, List.of(look(0, Freshness.STALE), look(1, Freshness.STALE)));
        ledger.edge().add("run-1", EdgeLooks.NO_BATCH, List.of(look(2, Freshness.STALE)));
        finish("run-1");
        assertThat(ledger.edge().stale()).containsExactly(new StalePage.Count("nightly", "run-1", 3));

        ledger.edge().lookedAgain("run-1", List.of(look(2, Freshness.FRESH)));
        begin("run-2", NOW.plusSeconds(1));
        ledger.recorder().record("run-2", List.of(batch(0, 1)));
        seal("run-2", 1);
        AnnouncedBatch again = ledger.due()
                .announce(next("run-2"), OWNER, LATER, LATER.plusSeconds(9))
                .orElseThrow();
        ledger.due().accepted(again, "task-2", "request-2", List.of(), LATER, LATER);
        confirm(
                "run-2",
                TestLedgers.takeSubmitted(ledger, "run-2", LATER, LATER, LATER.plusSeconds(9))
                        .orElseThrow(),
                List.of());
        finish("run-2");

        assertThat(ledger.edge().stale()).containsExactly(new StalePage.Count("nightly", "run-1", 1));
        assertThat(List.of(0L, 1L, 2L))
                .extracting(page ->
                        ledger.edge().stale(look(page, Freshness.STALE).url()).orElseThrow())
                .containsExactly(
                        new StalePage("run-1", StalePage.Now.PURGED, "run-2"),
                        new StalePage("run-1", StalePage.Now.STALE, ""),
                        new StalePage("run-1", StalePage.Now.FRESH, ""));
    }

    @Test
    void a_stale_page_stays_of_its_site_though_a_later_look_knows_no_batch() {
        ledger.runs().begin("run-1", "nightly", "www and 1 more", "url by invalidate", "hash", OWNER, NOW);
        ledger.recorder().record("run-1", List.of(batch(0, 1)));
        seal("run-1", 1);
        confirm("run-1", submit("run-1"), List.of());
        ledger.edge().add("run-1", 1, List.of(look(0, Freshness.STALE)));
        finish("run-1");
        ledger.edge().lookedAgain("run-1", List.of(look(0, Freshness.STALE)));

        begin("run-2", NOW.plusSeconds(1));
        ledger.recorder()
                .record(
                        "run-2",
                        List.of(batchOf(
                                aTarget().at(0).withKind(Kind.ALL).withValue("").build())));
        seal("run-2", 1);
        AnnouncedBatch again = ledger.due()
                .announce(next("run-2"), OWNER, LATER, LATER.plusSeconds(9))
                .orElseThrow();
        ledger.due().accepted(again, "task-2", "request-2", List.of(), LATER, LATER);
        confirm(
                "run-2",
                TestLedgers.takeSubmitted(ledger, "run-2", LATER, LATER, LATER.plusSeconds(9))
                        .orElseThrow(),
                List.of());
        finish("run-2");

        assertThat(ledger.edge().stale()).isEmpty();
    }

    private static EdgeLook look(long page, Freshness freshness) {
        return new EdgeLook(
                page,
                urls(page, 1).get(0).target().value(),
                freshness,
                Reason.NONE,
                List.of(),
                List.of(new EdgeAnswer(NOW.plusSeconds(1), "node", 200, "HIT", "", "", "", "")));
    }

    @Test
    void records_the_rows_that_lie_in_a_confirmed_directory_as_prefetches() {
        sealedRun("run-1", List.of(urls(0, 3), urls(3, 2)));

        confirm("run-1", submit("run-1"), List.of());

        assertThat(ledger.history().warmed("run-1")).isEqualTo(Map.of(Outcome.CARRIED_OVER, 5L));
    }

    @Test
    void leaves_the_prefetch_of_what_is_purged_again_to_the_later_run() {
        sealedRun("run-1", batch(0, 4));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);
        sealedRun("run-2", batch(2, 4));
        ledger.recorder().carryIn("run-2", LATER);

        confirm(
                "run-2",
                TestLedgers.takeSubmitted(ledger, "run-2", LATER, LATER, LATER.plusSeconds(9))
                        .orElseThrow(),
                List.of());

        assertThat(ledger.history().warmed("run-2")).isEqualTo(Map.of(Outcome.CARRIED_OVER, 2L));
    }

    @Test
    void takes_out_of_waiting_prefetches_what_the_next_run_purges_again() {
        sealedRun("run-1", batch(0, 4));
        confirm("run-1", submit("run-1"), List.of());
        sealedRun("run-2", batch(3, 4));
        ledger.recorder().carryIn("run-2", LATER);

        ledger.recorder().supersedePrefetches("run-2");

        assertThat(ledger.due()
                        .next("run-2", Action.PREFETCH, Set.of())
                        .orElseThrow()
                        .size())
                .isEqualTo(3);
        assertThat(ledger.recorder().hasPrefetches("nightly")).isTrue();
    }

    @Test
    void gathers_prefetches_until_a_call_is_full_or_no_more_will_come() {
        sealedRun("run-1", batch(0, 4), batch(4, 4), batch(8, 4));
        for (int i = 0; i < 3; i++) {
            confirm("run-1", submit("run-1"), List.of());
        }

        assertThat(ledger.due().gather(prefetch(), 13, false)).isEmpty();
        assertThat(ledger.due().gather(prefetch(), 10, false).orElseThrow().size())
                .isEqualTo(10);
        announce(prefetch());
        assertThat(ledger.due().gather(prefetch(), 10, false)).isEmpty();
        assertThat(ledger.due().gather(prefetch(), 10, true).orElseThrow().size())
                .isEqualTo(2);
    }

    private Batch prefetch() {
        return ledger.due().next("run-1", Action.PREFETCH, Set.of()).orElseThrow();
    }

    private void confirm(String run, SubmittedBatch submitted, List<DeviatingTarget> failed) {
        ledger.open()
                .settle(
                        run,
                        submitted,
                        BatchState.CONFIRMED,
                        Reason.NONE,
                        failed,
                        List.of(),
                        TaskEnd.UNTOLD,
                        row -> true,
                        LATER);
    }

    @Test
    void knows_how_much_was_sent_since_the_quota_day_began() {
        sealedRun("run-1", batch(0, 4), batch(4, 6));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);

        assertThat(ledger.history().sentSince(Set.of("www"), Kind.URL, NOW)).isEqualTo(4);
        assertThat(ledger.history().sentSince(Set.of("www"), Kind.URL, NOW.plusSeconds(1)))
                .isZero();
        assertThat(ledger.history().sentSince(Set.of("other"), Kind.URL, NOW)).isZero();
    }

    @Test
    void knows_how_much_other_runs_have_sent_between_two_moments() {
        sealedRun("run-1", batch(0, 4), batch(4, 6));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);
        History history = ledger.history();

        assertThat(history.sentByOthers("run-2", Set.of("www"), Kind.URL, NOW, NOW))
                .isEqualTo(4);
        assertThat(history.sentByOthers("run-1", Set.of("www"), Kind.URL, NOW, NOW))
                .isZero();
        assertThat(history.sentByOthers("run-2", Set.of("www"), Kind.URL, NOW.minusSeconds(2), NOW.minusSeconds(1)))
                .isZero();
    }

    @Test
    void counts_what_another_run_had_on_the_wire_at_the_first_moment_as_sent_after_it() {
        sealedRun("run-1", batch(0, 4));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW.plusSeconds(2), NOW);

        assertThat(ledger.history()
                        .sentByOthers("run-2", Set.of("www"), Kind.URL, NOW.plusSeconds(1), NOW.plusSeconds(3)))
                .isEqualTo(4);
        assertThat(ledger.history()
                        .sentByOthers("run-2", Set.of("www"), Kind.URL, NOW.plusSeconds(3), NOW.plusSeconds(4)))
                .isZero();
    }

    @Test
    void keeps_an_order_with_the_files_that_came_with_it_until_its_end(@TempDir Path folder) throws IOException {
        byte[] content = new byte[700_000];
        new Random(1).nextBytes(content);
        Path first = Files.write(folder.resolve("first.csv"), new byte[] {1, 2, 3});
        Path second = Files.write(folder.resolve("second.csv"), content);
        Orders orders = ledger.orders();

        orders.add("order-1", NOW, "admin", "{}", List.of(first, second), false);
        orders.begun("order-1", "run-1");

        assertThat(orders.all())
                .containsExactly(new KeptOrder("order-1", NOW, "admin", "{}", "run-1", false, null, ""));
        assertThat(upload(0)).containsExactly(1, 2, 3);
        assertThat(upload(1)).isEqualTo(content);
        orders.ended("order-1", "FAILED", "why");
        assertThat(orders.all())
                .containsExactly(new KeptOrder("order-1", NOW, "admin", "{}", "run-1", false, "FAILED", "why"));
        assertThatThrownBy(() -> upload(0)).isInstanceOf(EOFException.class);
        orders.forget("order-1");
        assertThat(orders.all()).isEmpty();
    }

    @Test
    void keeps_nothing_of_an_order_whose_files_cannot_be_read(@TempDir Path folder) {
        assertThatThrownBy(() -> ledger.orders()
                        .add("order-1", NOW, "admin", "{}", List.of(folder.resolve("missing.csv")), false))
                .isInstanceOf(NoSuchFileException.class);

        assertThat(ledger.orders().all()).isEmpty();
    }

    private byte[] upload(int number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ledger.orders().copyUpload("order-1", number, out);
        return out.toByteArray();
    }

    @Test
    void learns_when_to_look_first_at_the_tasks_of_a_site() {
        FirstLooks looks = ledger.looks();
        looks.keep("www", Kind.URL, Duration.ofSeconds(3));
        looks.keep("www", Kind.URL, Duration.ofSeconds(4));

        assertThat(looks.of("www", Kind.URL)).contains(Duration.ofSeconds(4));
        assertThat(looks.of("shop", Kind.URL)).isEmpty();
    }

    @Test
    void counts_a_target_in_the_run_that_found_its_outcome() {
        sealedRun("run-1", batch(0, 3));
        SubmittedBatch submitted = submit("run-1");
        ledger.open()
                .leaveOpen(
                        "run-1",
                        submitted,
                        List.of(new DeviatingTarget(0, Outcome.CONFIRMED, Reason.NONE)),
                        List.of(),
                        Reason.said("2 of 3 still processing"),
                        row -> false,
                        NOW);
        OutcomeCounts first = finish("run-1");
        begin("run-2", LATER);
        CarriedIn carriedIn = ledger.recorder().carryIn("run-2", LATER);
        seal("run-2", 0);
        SubmittedBatch again =
                TestLedgers.takeSubmitted(ledger, "run-2", LATER, LATER, LATER).orElseThrow();
        ledger.open()
                .settle(
                        "run-2",
                        again,
                        BatchState.CONFIRMED,
                        Reason.NONE,
                        List.of(),
                        List.of(),
                        TaskEnd.UNTOLD,
                        row -> false,
                        LATER);

        OutcomeCounts second = ledger.history().counts("run-2");

        assertThat(first.outcomes()).containsEntry(Outcome.CONFIRMED, 1L).containsEntry(Outcome.UNSETTLED, 2L);
        assertThat(carriedIn.targets()).isEqualTo(2);
        assertThat(second.of(Outcome.CONFIRMED)).isEqualTo(2);
        assertThat(second.addUp()).isTrue();
        assertThat(again.closed()).containsExactly(0);
        assertThat(rows("run-2"))
                .extracting(RowOutcome::outcome)
                .containsOnly(Outcome.CONFIRMED)
                .hasSize(2);
    }

    @Test
    void splits_a_batch_in_two_of_the_same_age_and_order() {
        sealedRun("run-1", batch(0, 10), batch(10, 10));

        ledger.due().split(next("run-1"), 4);

        assertThat(announce(next("run-1")).targets()).isEqualTo(urls(0, 4));
        assertThat(announce(next("run-1")).targets()).isEqualTo(urls(4, 6));
        assertThat(announce(next("run-1")).targets()).isEqualTo(urls(10, 10));
    }

    @Test
    void takes_a_refused_batch_back_in_two() {
        sealedRun("run-1", batch(0, 10));

        ledger.due().takeBackInTwo(announce(next("run-1")), 5, Reason.said("too many targets"), NOW);

        assertThat(next("run-1").size()).isEqualTo(5);
        assertThat(next("run-1").reason()).isEqualTo(Reason.said("too many targets"));
        assertThat(counts("run-1")).containsEntry(Outcome.CARRIED_OVER, 10L);
    }

    @Test
    void throws_away_what_an_unsealed_run_recorded_and_nothing_else() {
        sealedRun("run-1", batch(0, 10));
        finish("run-1");
        begin("run-2", LATER);
        ledger.recorder().carryIn("run-2", LATER);
        ledger.recorder().record("run-2", List.of(batch(0, 5)));
        ledger.recorder().reject("run-2", List.of(rejected(5)));

        ledger.recorder().discard("run-2");

        assertThat(rows("run-2")).hasSize(10);
        assertThat(ledger.recorder().isSealed("run-2")).isFalse();
        seal("run-2", 0);
        ledger.recorder().discard("run-2");
        assertThat(rows("run-2")).hasSize(10);
    }

    @Test
    void gives_every_row_back_in_the_order_of_the_input_with_carried_in_ones_first() {
        sealedRun("run-1", batch(0, 2));
        finish("run-1");
        begin("run-2", LATER);
        ledger.recorder().carryIn("run-2", LATER);
        ledger.recorder().reject("run-2", List.of(rejected(1), rejected(4)));
        ledger.recorder().reject("run-2", List.of(rejected(3)));
        ledger.recorder()
                .record(
                        "run-2",
                        List.of(
                                batchOf(aTarget().at(0).build(), aTarget().at(5).build()),
                                batchOf(aTarget().at(2).withPriority(9).build())));
        ledger.recorder().seal("run-2", 6, Map.of(Rejection.INVALID, 3L), List.of(), NOW);

        List<RowOutcome> rows = rows("run-2");

        assertThat(rows)
                .extracting(RowOutcome::text)
                .containsExactly(
                        "https://www.example.com/page-0",
                        "https://www.example.com/page-1",
                        "https://www.example.com/page-0",
                        "row 1",
                        "https://www.example.com/page-2",
                        "row 3",
                        "row 4",
                        "https://www.example.com/page-5");
        assertThat(ledger.history().counts("run-2").addUp()).isTrue();
    }

    @Test
    void tells_which_targets_wait_from_earlier_runs() {
        sealedRun("run-1", batch(0, 2), batch(2, 1));
        announce(next("run-1"));
        finish("run-1");
        begin("run-2", LATER);
        ledger.recorder().carryIn("run-2", LATER);
        List<String> waiting = new ArrayList<>();

        ledger.recorder()
                .forEachWaiting(
                        "nightly", "run-2", each -> waiting.add(each.row().ordinal() + " since " + each.since()));

        assertThat(waiting).containsExactly("2 since run-1");
    }

    @Test
    void finds_the_unfinished_run_of_a_job() {
        sealedRun("run-1", batch(0, 2));

        Optional<Run> unfinished = ledger.runs().unfinished("nightly");
        finish("run-1");

        assertThat(unfinished).map(Run::id).contains("run-1");
        assertThat(ledger.runs().unfinished("nightly")).isEmpty();
        assertThat(ledger.runs().unfinished("other")).isEmpty();
    }

    @Test
    void finds_a_run_by_the_beginning_of_its_id_if_there_is_only_one() {
        begin("20261122T020000Z-aaaa", NOW);
        begin("20261122T020000Z-abbb", NOW);

        assertThat(ledger.runs().find("20261122T020000Z-ab")).map(Run::id).contains("20261122T020000Z-abbb");
        assertThat(ledger.runs().find("20261122T020000Z-a")).isEmpty();
        assertThat(ledger.runs().find("%")).isEmpty();
    }

    @Test
    void pages_through_the_runs_that_are_wanted_newest_first() {
        for (int i = 1; i <= 3; i++) {
            begin("run-" + i, NOW.plusSeconds(i));
            finish("run-" + i);
        }
        begin("run-4", NOW.plusSeconds(3));
        ledger.runs().finish("run-4", ledger.history().counts("run-4"), "partly-failed", 0, true, LATER);
        ledger.runs().begin("run-5", "other", "www", "url by invalidate", "hash", OWNER, NOW);
        RunFilter any = new RunFilter("", "", false);
        RunFilter nightly = new RunFilter("nightly", "", false);

        assertThat(ledger.runs().page(nightly, "", 2)).extracting(Run::id).containsExactly("run-4", "run-3");
        assertThat(ledger.runs().page(nightly, "run-3", 2)).extracting(Run::id).containsExactly("run-2", "run-1");
        assertThat(ledger.runs().page(nightly, "run-1", 2)).isEmpty();
        assertThat(ledger.runs().count(any)).isEqualTo(5);
        assertThat(ledger.runs().page(new RunFilter("", "", true), "", 9))
                .extracting(Run::id)
                .containsExactly("run-4");
        assertThat(ledger.runs().count(new RunFilter("", "partly-failed", false)))
                .isZero();
    }

    @Test
    void tells_the_latest_finished_run_of_each_job_and_its_latest_success() {
        begin("run-1", NOW);
        finish("run-1");
        begin("run-2", NOW.plusSeconds(1));
        ledger.runs()
                .finish("run-2", ledger.history().counts("run-2"), "partly-failed", 3, false, LATER.plusSeconds(1));
        begin("run-3", NOW.plusSeconds(2));
        ledger.runs().begin("run-4", "other", "www", "url by invalidate", "hash", OWNER, NOW);

        assertThat(ledger.runs().latestOfEachJob()).extracting(Run::id).containsExactly("run-2");
        assertThat(ledger.runs().latestSuccess("nightly")).contains(LATER);
        assertThat(ledger.runs().latestSuccess("other")).isEmpty();
    }

    @Test
    void notes_a_finding_once() {
        begin("run-1", NOW);
        Finding finding = new Finding(NOW, FindingKind.SOURCE, "a.csv:3", Reason.said("an unclosed quote"));

        ledger.runs().note("run-1", finding);
        ledger.runs().note("run-1", finding);

        assertThat(ledger.runs().findings("run-1")).containsExactly(finding);
    }

    @Test
    void adds_up_the_calls_of_all_processes_of_a_run() {
        begin("run-1", NOW);

        ledger.runs().addCalls("run-1", new CallFigures(10, 1, 20, Duration.ofMillis(700)));
        ledger.runs().takeOver("run-1", "host:2");
        ledger.runs().addCalls("run-1", new CallFigures(5, 0, 12, Duration.ofMillis(800)));

        assertThat(ledger.runs().calls("run-1")).isEqualTo(new CallFigures(15, 1, 20, Duration.ofMillis(1500)));
    }

    @Test
    void knows_that_a_killed_process_has_not_told_of_its_calls() {
        begin("run-1", NOW);
        assertThat(ledger.runs().calls("run-1").complete()).isFalse();
        ledger.runs().takeOver("run-1", "host:2");

        ledger.runs().addCalls("run-1", new CallFigures(5, 0, 12, Duration.ofMillis(800)));

        assertThat(ledger.runs().calls("run-1")).isEqualTo(new CallFigures(5, 0, 12, Duration.ofMillis(800), false));
    }

    @Test
    void lets_one_process_tell_of_what_has_ended_since_the_last_notice() {
        Instant from = ledger.digests().toldUntil(NOW);

        assertThat(from).isEqualTo(NOW);
        assertThat(ledger.digests().take(from, LATER)).contains(List.of());
        assertThat(ledger.digests().take(from, LATER)).isEmpty();
        assertThat(ledger.digests().toldUntil(NOW)).isEqualTo(LATER);
    }

    @Test
    void a_run_whose_report_took_until_after_the_notice_is_told_of_by_the_next_one() {
        begin("run-1", NOW);
        end("run-1", NOW);
        ledger.digests().toldUntil(NOW);
        Instant ended = NOW.plusSeconds(1);
        begin("run-2", NOW);
        assertThat(ledger.digests().take(NOW, NOW.plusSeconds(2))).contains(List.of());

        end("run-2", ended);

        assertThat(ledger.digests().take(NOW.plusSeconds(2), NOW.plusSeconds(4)))
                .contains(List.of("run-2"));
        assertThat(ledger.digests().take(NOW.plusSeconds(4), NOW.plusSeconds(6)))
                .contains(List.of());
    }

    private void end(String run, Instant finished) {
        ledger.runs().finish(run, ledger.history().counts(run), "confirmed", 0, false, finished);
    }

    @Test
    void remembers_the_quotas_that_a_run_read() {
        begin("run-1", NOW);
        Quota quota = new Quota(Kind.URL, 1000, 10_000, 9_412);

        ledger.runs().quotaRead("run-1", "www", List.of(quota), NOW);

        assertThat(ledger.runs().quotas("run-1")).containsExactly(new QuotaReading(NOW, "www", quota));
    }

    @Test
    void tells_of_each_site_and_kind_the_quota_that_was_read_last_whichever_run_asked() {
        begin("run-1", NOW);
        begin("run-2", LATER);
        Quota prefixes = new Quota(Kind.PREFIX, 100, 500, 500);
        ledger.runs().quotaRead("run-1", "www", List.of(urlsLeft(900), prefixes), NOW);
        ledger.runs().quotaRead("run-2", "shop", List.of(urlsLeft(70)), NOW);
        ledger.runs().quotaRead("run-2", "www", List.of(urlsLeft(800)), LATER);

        assertThat(ledger.runs().latestQuotas())
                .containsExactly(
                        new QuotaReading(NOW, "shop", urlsLeft(70)),
                        new QuotaReading(NOW, "www", prefixes),
                        new QuotaReading(LATER, "www", urlsLeft(800)));
    }

    @Test
    void tells_how_a_quota_stands_that_two_sites_share_by_the_latest_figures_and_what_both_sent_since() {
        QuotaShare shared = new QuotaShare("main/zone-1", Set.of(), new Reserve(0, 50));
        QuotaShares shares = new QuotaShares(Map.of("www", shared, "shop", shared));
        sealedRun("run-1", batch(0, 10));
        ledger.runs().quotaRead("run-1", "www", List.of(urlsLeft(990)), NOW.minusSeconds(60));
        ledger.runs().quotaRead("run-1", "shop", List.of(urlsLeft(900)), NOW.minusSeconds(30));
        ledger.runs().quotaRead("run-1", "gone", List.of(urlsLeft(5)), NOW);
        announce(next("run-1"));

        assertThat(QuotaStandings.lastRead(ledger, shares, LATER).all())
                .containsExactly(new SharedQuota(
                        new TreeSet<>(Set.of("shop", "www")),
                        NOW.minusSeconds(30),
                        new Standing(urlsLeft(890), 10, 100L, 50, 840)));
    }

    @Test
    void forecasts_the_day_by_all_that_waits_for_the_quota_and_none_for_a_kind_without_figures() {
        QuotaShare share = new QuotaShare("main/zone-1", Set.of(), new Reserve(0, 985));
        QuotaShares shares = new QuotaShares(Map.of("www", share));
        sealedRun("run-1", batch(0, 20));
        QuotaStandings standings =
                QuotaStandings.of(List.of(new QuotaReading(NOW, "www", urlsLeft(1000))), ledger.history(), shares, NOW);
        QuotaDay today = QuotaDay.of(NOW);

        assertThat(standings.clearedOn(Map.of("www", Map.of(Kind.URL, 1L)), today))
                .contains(today.next());
        assertThat(standings.clearedOn(Map.of("www", Map.of(Kind.URL, 1L, Kind.TAG, 1L)), today))
                .isEmpty();
    }

    private static Quota urlsLeft(long targets) {
        return new Quota(Kind.URL, 1000, 1000, targets);
    }

    @Test
    void keeps_reasons_of_any_length() {
        sealedRun("run-1", batch(0, 1));

        ledger.due()
                .refused(
                        announce(next("run-1")),
                        "InvalidParameter.Target",
                        Reason.said("x".repeat(5000)),
                        "request-1",
                        NOW);

        assertThat(Words.english().say(rows("run-1").get(0).reason()))
                .hasSizeBetween(900, 1000)
                .endsWith("x…");
    }

    @Test
    void what_the_api_said_before_a_run_was_resumed_is_a_note_from_then_on() {
        begin("run-1", NOW);
        ledger.runs().note("run-1", new Finding(NOW, FindingKind.DENIED, "", Reason.said("The API refuses us")));
        ledger.runs().note("run-1", new Finding(NOW, FindingKind.SOURCE, "", Reason.said("A source is broken")));

        ledger.runs().takeOver("run-1", "host:2");

        assertThat(ledger.runs().findings("run-1"))
                .containsExactly(
                        new Finding(
                                NOW,
                                FindingKind.NOTE,
                                "",
                                Reason.of("finding.before-resumed", Reason.said("The API refuses us"))),
                        new Finding(NOW, FindingKind.SOURCE, "", Reason.said("A source is broken")));
    }

    @Test
    void keeps_whatever_an_answer_holds_as_far_as_there_is_room() {
        sealedRun("run-1", batch(0, 1), batch(1, 1), batch(2, 1));
        String odd = "\u0000\u001b[31m\ud83d\ude00".repeat(1000);

        ledger.due()
                .accepted(
                        announce(next("run-1")),
                        odd,
                        odd,
                        List.of(new DeviatingTarget(0, Outcome.REFUSED, Reason.said(odd))),
                        NOW,
                        NOW);
        ledger.due().refused(announce(next("run-1")), odd, Reason.said(odd), odd, NOW);
        ledger.due().unsettled(announce(next("run-1")), odd, Reason.said(odd), odd, NOW, NOW);
        ledger.runs().note("run-1", new Finding(NOW, FindingKind.NOTE, odd, Reason.said(odd)));
        ledger.runs().quotaRead("run-1", "www", List.of(new Quota(Kind.URL, odd, 1, 1, 1)), NOW);
        ledger.runs().takeOver("run-1", odd);

        assertThat(rows("run-1")).hasSize(3).allSatisfy(row -> assertThat(
                        Words.english().say(row.reason()))
                .startsWith(" [31m\ud83d\ude00")
                .endsWith("…"));
        assertThat(ledger.runs().findings("run-1")).hasSize(1);
        assertThat(ledger.open().knowsTask(odd)).isTrue();
    }

    @Test
    void forgets_all_of_an_old_run_and_nothing_of_another() {
        for (String run : List.of("run-1", "run-2")) {
            begin(run, NOW);
            ledger.recorder().record(run, List.of(batch(0, 2)));
            ledger.recorder().reject(run, List.of(rejected(2)));
            seal(run, 3);
            ledger.due().refused(announce(next(run)), "Code", Reason.said("no"), "request-1", NOW);
            finish(run);
        }

        ledger.old().forget(ledger.runs().find("run-1").orElseThrow());

        assertThat(ledger.runs().find("run-1")).isEmpty();
        assertThat(rows("run-1")).isEmpty();
        assertThat(rows("run-2")).hasSize(3);
    }

    @Test
    void counts_a_run_as_old_once_it_ended_before_the_moment() {
        sealedRun("run-1", batch(0, 2));
        ledger.due().refused(announce(next("run-1")), "Code", Reason.said("no"), "request-1", NOW);
        finish("run-1");

        assertThat(ledger.old().of("nightly", LATER, 9)).isEmpty();
        assertThat(ledger.old().of("other", LATER.plusSeconds(1), 9)).isEmpty();
        assertThat(ledger.old().of("nightly", LATER.plusSeconds(1), 9))
                .extracting(Run::id)
                .containsExactly("run-1");
    }

    @Test
    void keeps_how_far_a_schedule_is() {
        ScheduleState seen = schedule("nightly");
        ScheduleState taken = seen.taken(LATER);
        ledger.schedules().add(schedule("other"));
        ledger.schedules().add(seen);

        assertThat(ledger.schedules().replace(seen, taken)).isTrue();
        assertThat(ledger.schedules().replace(taken, taken.begun("run-1"))).isTrue();

        assertThat(ledger.schedules().all()).containsExactly(taken.begun("run-1"), schedule("other"));
    }

    @Test
    void takes_a_firing_once() {
        ScheduleState seen = schedule("nightly");
        ledger.schedules().add(seen);

        boolean first = ledger.schedules().replace(seen, seen.taken(LATER));
        boolean second = ledger.schedules().replace(seen, seen.taken(LATER));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void forgets_a_schedule() {
        ledger.schedules().add(schedule("nightly"));

        ledger.schedules().forget("nightly");

        assertThat(ledger.schedules().all()).isEmpty();
    }

    @Test
    void a_pause_takes_the_place_of_the_one_before_and_both_are_remembered() {
        PauseScope nightly = PauseScope.job("nightly");
        Pause first = pause(nightly, NOW, NOW.plusSeconds(600));
        Pause second = pause(nightly, NOW.plusSeconds(60), null);
        Pause other = pause(PauseScope.ALL, NOW.plusSeconds(90), null);

        ledger.pauses().begin(first);
        ledger.pauses().begin(second);
        ledger.pauses().begin(other);
        boolean ended = ledger.pauses().end(nightly, NOW.plusSeconds(120));
        boolean endedTwice = ledger.pauses().end(nightly, NOW.plusSeconds(130));

        assertThat(ended).isTrue();
        assertThat(endedTwice).isFalse();
        assertThat(ledger.pauses().all())
                .containsExactly(ended(first, NOW.plusSeconds(60)), ended(second, NOW.plusSeconds(120)), other);
    }

    @Test
    void of_pauses_that_begin_at_the_same_moment_one_holds() {
        PauseScope nightly = PauseScope.job("nightly");

        IntStream.range(0, 8).parallel().forEach(each -> ledger.pauses().begin(pause(nightly, NOW, null)));

        assertThat(ledger.pauses().all()).containsExactly(pause(nightly, NOW, null));
    }

    @Test
    void a_pause_is_forgotten_some_months_after_its_end() {
        ledger.pauses().begin(pause(PauseScope.site("www"), NOW, NOW.plusSeconds(600)));

        ledger.pauses().begin(pause(PauseScope.ALL, NOW.plus(Duration.ofDays(91)), null));

        assertThat(ledger.pauses().all()).extracting(Pause::scope).containsExactly(PauseScope.ALL);
    }

    private static Pause pause(PauseScope scope, Instant since, @Nullable Instant until) {
        return new Pause(scope, since, until, null, ZoneId.of("Asia/Shanghai"), "the sale", "admin");
    }

    private static Pause ended(Pause pause, Instant at) {
        return new Pause(pause.scope(), pause.since(), pause.until(), at, pause.zone(), pause.reason(), pause.by());
    }

    private static ScheduleState schedule(String job) {
        return new ScheduleState(job, "0 0 2 * * ?", "Asia/Shanghai", "run-once", NOW, FiringState.ENDED, null);
    }

    @Test
    void counts_no_run_as_old_that_is_unfinished_or_left_something_open() {
        sealedRun("run-1", batch(0, 2));
        ledger.due().defer("run-1", Action.PURGE, null, null, Reason.said("quota"), null);
        finish("run-1");
        sealedRun("run-2", batch(0, 2));

        assertThat(ledger.old().of("nightly", LATER.plusSeconds(1), 9)).isEmpty();
    }

    @Test
    void keeps_what_the_provider_says_of_the_end_of_a_task() {
        sealedRun("run-1", batch(0, 1));
        TaskEnd end = new TaskEnd(NOW, "delete");

        ledger.open()
                .settle(
                        "run-1",
                        submit("run-1"),
                        BatchState.CONFIRMED,
                        Reason.NONE,
                        List.of(),
                        List.of(),
                        end,
                        row -> false,
                        LATER);

        List<RowOutcome> rows = new ArrayList<>();
        ledger.history().forEachRow("run-1", rows::add);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.batch()).isNotNull();
            assertThat(row.batch().end()).isEqualTo(end);
            assertThat(row.batch().method()).isEqualTo("delete");
        });
    }

    @Test
    void tells_what_failed_in_a_run_and_what_of_it_other_runs_answer_for() {
        sealedRun("run-1", batch(0, 3), batch(3, 1));
        SubmittedBatch first = submit("run-1");
        ledger.open()
                .settle(
                        "run-1",
                        first,
                        BatchState.CONFIRMED,
                        Reason.NONE,
                        List.of(
                                new DeviatingTarget(1, Outcome.FAILED, Reason.said("a")),
                                new DeviatingTarget(2, Outcome.FAILED, Reason.said("a"))),
                        List.of(first.targets().get(1)),
                        TaskEnd.UNTOLD,
                        row -> false,
                        NOW);
        ledger.due().refused(announce(next("run-1")), "code", Reason.said("no"), "request", NOW);
        List<TargetRow> failed = new ArrayList<>();
        List<Aftermath.InOtherHands> others = new ArrayList<>();

        ledger.aftermath().forEachFailed("run-1", failed::add);
        ledger.aftermath().forEachInOtherHands("run-1", "", others::add);

        assertThat(failed).isEqualTo(urls(1, 3));
        assertThat(others).containsExactly(new Aftermath.InOtherHands(urls(1, 1).get(0), true));
        assertThat(ledger.history().waiting()).isEqualTo(Map.of("www", Map.of(Kind.URL, 1L)));
    }

    @Test
    void counts_all_runs_by_job_and_verdict() {
        for (int i = 0; i < 3; i++) {
            begin("run-" + i, NOW.plusSeconds(i));
            ledger.runs()
                    .finish(
                            "run-" + i,
                            ledger.history().counts("run-" + i),
                            i == 0 ? "failed" : "confirmed",
                            0,
                            false,
                            LATER);
        }
        begin("run-3", NOW.plusSeconds(3));

        assertThat(ledger.runs().counted())
                .containsExactly(
                        new RunCount("nightly", "confirmed", 2),
                        new RunCount("nightly", "failed", 1),
                        new RunCount("nightly", "unfinished", 1));
    }

    @Test
    void tells_job_by_job_what_waits_and_what_a_run_wrote_down() {
        sealedRun("run-1", batch(0, 10), batch(10, 5));
        announce(next("run-1"));

        List<JobTargets> waiting = ledger.history().waitingByJob();
        List<JobTargets> recorded = ledger.history().recorded("run-1");

        assertThat(waiting).containsExactly(new JobTargets("nightly", "www", Kind.URL, 5));
        assertThat(recorded).containsExactly(new JobTargets("nightly", "www", Kind.URL, 15));
    }

    @Test
    void believes_a_person_about_an_open_batch_and_no_other() {
        sealedRun("run-1", batch(0, 10), batch(10, 10), batch(20, 10));
        AnnouncedBatch lost = announce(next("run-1"));
        ledger.due().unsettled(lost, "", Reason.said("no answer"), "", NOW, LATER);
        AnnouncedBatch dying = announce(next("run-1"));
        long other = next("run-1").id();

        int open = ledger.aftermath().reopen("run-1", LATER);
        boolean notSent =
                ledger.aftermath().settleByHand("run-1", lost.batch().id(), false, Reason.said("lin: seen"), LATER);
        boolean confirmed =
                ledger.aftermath().settleByHand("run-1", dying.batch().id(), true, Reason.said("lin: seen"), LATER);
        boolean unsent = ledger.aftermath().settleByHand("run-1", other, true, Reason.said("lin: seen"), LATER);

        assertThat(open).isEqualTo(2);
        assertThat(List.of(notSent, confirmed, unsent)).containsExactly(true, true, false);
        assertThat(ledger.aftermath().open("run-1")).isEmpty();
        assertThat(ledger.aftermath().runsWithOpenBatches()).isEmpty();
        assertThat(ledger.history().counts("run-1").of(Outcome.CONFIRMED)).isEqualTo(10);
        assertThat(ledger.history().counts("run-1").of(Outcome.CARRIED_OVER)).isEqualTo(20);
    }

    @Test
    void sends_of_a_call_without_effect_only_what_no_later_run_has_asked_for_since() {
        sealedRun("run-1", batch(0, 4));
        UnsettledBatch lost = lostIn("run-1", "run-2");
        ledger.recorder().record("run-2", List.of(batch(2, 3)));
        seal("run-2", 3);

        ledger.open().sendAgain(lost, Reason.said("not taken by the provider"));

        Batch again = next("run-2");
        assertThat(announce(again).targets()).isEqualTo(urls(0, 2));
        assertThat(again.calls().count()).isEqualTo(1);
        assertThat(announce(next("run-2")).targets()).isEqualTo(urls(2, 3));
        assertThat(finish("run-2").of(Outcome.DUPLICATE)).isEqualTo(2);
        assertThat(finish("run-2").of(Outcome.DUPLICATE)).as("told again").isEqualTo(2);
        assertThat(finish("run-2").addUp()).isTrue();
        assertThat(rows("run-2"))
                .filteredOn(row -> row.outcome() == Outcome.DUPLICATE)
                .extracting(row -> Words.english().say(row.reason()))
                .containsExactly("asked for again since, by run run-2", "asked for again since, by run run-2");
        assertThat(ledger.history().sentSince(Set.of("www"), Kind.URL, NOW)).isEqualTo(5);
    }

    @Test
    void sends_of_a_task_that_lacks_some_targets_only_those_that_no_later_run_has_asked_for_since() {
        sealedRun("run-1", batch(0, 4));
        UnsettledBatch lost = lostIn("run-1", "run-2");
        ledger.recorder().record("run-2", List.of(batch(3, 1)));
        seal("run-2", 1);

        ledger.open().adopt(lost, "task-7", Set.of(1, 3), LATER);

        assertThat(announce(next("run-2")).targets()).isEqualTo(urls(1, 1));
        assertThat(announce(next("run-2")).targets()).isEqualTo(urls(3, 1));
        assertThat(ledger.due().next("run-2", Action.PURGE, Set.of())).isEmpty();
        assertThat(finish("run-2").addUp()).isTrue();
    }

    @Test
    void puts_nothing_off_that_a_later_run_has_asked_for_since_and_tells_of_none() {
        sealedRun("run-1", batch(0, 4));
        UnsettledBatch lost = lostIn("run-1", "run-2");
        ledger.recorder().record("run-2", List.of(batch(0, 4)));
        seal("run-2", 4);

        ledger.open()
                .putOff(
                        "run-2",
                        lost,
                        Reason.NONE,
                        new Finding(NOW, FindingKind.UNAVAILABLE, "", Reason.said("the next run sends it")));

        assertThat(ledger.runs().findings("run-2")).isEmpty();
        assertThat(counts("run-2")).containsEntry(Outcome.DUPLICATE, 4L).containsEntry(Outcome.CARRIED_OVER, 4L);
    }

    @Test
    void tries_nothing_again_that_failed_and_was_asked_for_since() {
        sealedRun("run-1", batch(0, 4));
        ledger.due().accepted(announce(next("run-1")), "task-1", "request-1", List.of(), NOW, NOW);
        finish("run-1");
        begin("run-2", LATER);
        ledger.recorder().carryIn("run-2", LATER);
        ledger.recorder().record("run-2", List.of(batch(2, 2)));
        seal("run-2", 2);
        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-2", LATER, LATER, LATER).orElseThrow();

        ledger.open()
                .settle(
                        "run-2",
                        submitted,
                        BatchState.FAILED,
                        Reason.said("node down"),
                        List.of(),
                        submitted.targets(),
                        TaskEnd.UNTOLD,
                        row -> false,
                        LATER);

        assertThat(counts("run-2")).containsEntry(Outcome.FAILED, 2L).containsEntry(Outcome.DUPLICATE, 2L);
        assertThat(rows("run-2"))
                .extracting(row -> Words.english().say(row.reason()))
                .contains("failed: node down; asked for again since, by run run-2");
        assertThat(ledger.history().waitingOf("nightly").targets()).isEqualTo(2 + 2);
        finish("run-2");
        assertThat(finish("run-2").addUp()).isTrue();
    }

    @Test
    void believes_a_person_that_a_batch_was_not_sent_and_sends_only_what_was_not_asked_for_since() {
        sealedRun("run-1", batch(0, 4));
        UnsettledBatch lost = lostIn("run-1", "run-2");
        ledger.recorder().record("run-2", List.of(batch(0, 4)));
        seal("run-2", 4);

        boolean settled =
                ledger.aftermath().settleByHand("run-2", lost.batch().id(), false, Reason.said("lin: seen"), LATER);

        assertThat(settled).isTrue();
        assertThat(counts("run-2")).containsEntry(Outcome.DUPLICATE, 4L).containsEntry(Outcome.CARRIED_OVER, 4L);
    }

    @Test
    void takes_a_target_for_asked_for_since_only_while_somebody_answers_for_it() {
        sealedRun("run-1", batch(0, 6));
        UnsettledBatch lost = lostIn("run-1", "run-2");
        ledger.recorder().record("run-2", List.of(batch(0, 1), batch(1, 2)));
        seal("run-2", 3);
        ledger.due().refused(announce(next("run-2")), "code", Reason.said("not allowed"), "request-1", NOW);
        ledger.due()
                .accepted(
                        announce(next("run-2")),
                        "task-1",
                        "request-2",
                        List.of(new DeviatingTarget(1, Outcome.REFUSED, Reason.said("not allowed"))),
                        NOW,
                        NOW);
        begin("run-3", LATER);
        ledger.recorder().record("run-3", List.of(batch(3, 1)));
        sealedRunOfMethod("run-4", Method.DELETE, 4);

        ledger.open().sendAgain(lost, Reason.said("not taken by the provider"));

        assertThat(announce(next("run-2")).targets())
                .extracting(TargetRow::ordinal)
                .containsExactly(0L, 2L, 3L, 4L, 5L);
    }

    @Test
    void sends_no_prefetch_again_of_what_a_later_run_purges_and_finds_a_url_in_a_later_directory() {
        sealedRun("run-1", batch(0, 2), prefetches(5, 2));
        UnsettledBatch url = lostIn("run-1", "run-2");
        UnsettledBatch prefetch = unsettled("run-2");
        ledger.recorder()
                .recordDirectory("run-2", directory(), List.of(urls(0, 2)).iterator());
        ledger.recorder().record("run-2", List.of(batch(5, 1)));
        seal("run-2", 3);

        ledger.open().sendAgain(url, Reason.said("not taken by the provider"));
        ledger.open().sendAgain(prefetch, Reason.said("not taken by the provider"));

        assertThat(counts("run-2")).containsEntry(Outcome.DUPLICATE, 2L).containsEntry(Outcome.CARRIED_OVER, 3L);
        assertThat(ledger.history().warmed("run-2")).isEqualTo(Map.of(Outcome.CARRIED_OVER, 1L));
        assertThat(finish("run-2").addUp()).isTrue();
    }

    /** A call of a run that has brought no answer; the run is over, and the next one has it to settle. */
    private UnsettledBatch lostIn(String run, String next) {
        ledger.due().unsettled(announce(next(run)), "", Reason.said("no answer in time"), "", NOW, NOW);
        finish(run);
        begin(next, LATER);
        ledger.recorder().carryIn(next, LATER);
        return ledger.open()
                .takeUnsettled(next, Action.PURGE, LATER, LATER, LATER)
                .orElseThrow();
    }

    @Test
    void finds_a_target_in_every_run_that_recorded_it_the_newest_first() {
        sealedRun("run-1", batch(0, 3000), batch(3000, 5));
        ledger.due().refused(announce(next("run-1")), "Code", Reason.said("no"), "request-1", NOW);
        finish("run-1");
        begin("run-2", LATER);
        ledger.recorder().carryIn("run-2", LATER);
        ledger.recorder()
                .recordDirectory(
                        "run-2", directory(), List.of(urls(0, 3), urls(3, 3)).iterator());
        seal("run-2", 6);

        List<Targets.Sighting> found = ledger.targets().find("https://www.example.com/page-4", "", 10);

        assertThat(found).extracting(Targets.Sighting::recordedBy).containsExactly("run-2", "run-1");
        assertThat(found)
                .extracting(each -> each.row().outcome())
                .containsExactly(Outcome.CARRIED_OVER, Outcome.REFUSED);
        assertThat(ledger.targets().find("https://www.example.com/page-4", "run-2", 10))
                .hasSize(1);
        assertThat(ledger.targets().find("https://www.example.com/page-4", "", 1))
                .hasSize(1);
        assertThat(ledger.targets().find("https://www.example.com/", "", 10)).hasSize(1);
        assertThat(ledger.targets().find("https://www.example.com/page-5000", "", 10))
                .isEmpty();
        assertThat(ledger.targets().find("https://www.example.com/page-3002", "", 10))
                .extracting(Targets.Sighting::answersFor)
                .containsExactly("run-2");
    }

    @Test
    void finds_what_became_of_a_target_that_was_tried_again() {
        sealedRun("run-1", batch(0, 3));
        settle(submit("run-1"), BatchState.FAILED, urls(1, 1));

        assertThat(ledger.targets().find("https://www.example.com/page-1", "", 10))
                .extracting(each -> each.row().outcome())
                .containsExactly(Outcome.FAILED, Outcome.CARRIED_OVER);
    }

    @Test
    void finds_nothing_of_what_is_kept_no_longer_or_was_thrown_away() {
        sealedRun("run-1", batch(0, 3));
        ledger.due().refused(announce(next("run-1")), "Code", Reason.said("no"), "request-1", NOW);
        finish("run-1");
        begin("run-2", NOW);
        ledger.recorder().record("run-2", List.of(batch(0, 3)));

        ledger.recorder().discard("run-2");
        assertThat(ledger.targets().find("https://www.example.com/page-1", "", 10))
                .hasSize(1);
        ledger.old().forget(ledger.runs().find("run-1").orElseThrow());
        assertThat(ledger.targets().find("https://www.example.com/page-1", "", 10))
                .isEmpty();
    }

    @Test
    void counts_what_a_person_withdraws_as_excluded_in_the_run_that_answers_for_it() {
        sealedRun("run-1", batch(0, 3), batch(3, 5));
        ledger.due().defer("run-1", Action.PURGE, "www", Kind.URL, Reason.said("the daily quota is used up"), LATER);
        finish("run-1");
        List<WaitingTargets.Group> groups = ledger.waiting().groups(10);
        WaitingTargets.Key key = groups.get(0).key();

        List<WaitingTargets.Withdrawn> withdrawn = ledger.waiting()
                .withdraw(WaitingTargets.Choice.of(key), Reason.of("withdrawn", "lin", "a mistake"), LATER);

        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.targets()).isEqualTo(8);
            assertThat(group.reason()).isEqualTo(Reason.said("the daily quota is used up"));
            assertThat(group.example()).isEqualTo("https://www.example.com/page-0");
        });
        assertThat(withdrawn).containsExactly(new WaitingTargets.Withdrawn("run-1", 8));
        assertThat(finish("run-1").of(Outcome.EXCLUDED)).isEqualTo(8);
        assertThat(finish("run-1").addUp()).isTrue();
        assertThat(rows("run-1")).allSatisfy(row -> {
            assertThat(row.outcome()).isEqualTo(Outcome.EXCLUDED);
            assertThat(row.reason()).isEqualTo(Reason.of("withdrawn", "lin", "a mistake"));
        });
        assertThat(ledger.waiting().groups(10)).isEmpty();
        assertThat(ledger.waiting().withdraw(WaitingTargets.Choice.of(key), Reason.said("lin: again"), LATER))
                .isEmpty();
        begin("run-2", LATER);
        assertThat(ledger.recorder().carryIn("run-2", LATER).targets()).isZero();
    }

    @Test
    void withdraws_chosen_targets_and_what_is_in_the_same_batch_waits_on_as_it_did() {
        sealedRun("run-1", batch(0, 3), batch(3, 5));
        Reason quota = Reason.said("the daily quota is used up");
        ledger.due().defer("run-1", Action.PURGE, "www", Kind.URL, quota, LATER);
        finish("run-1");
        WaitingTargets.Key key = ledger.waiting().groups(10).get(0).key();
        Reason why = Reason.of("withdrawn", "lin", "a mistake");
        List<String> all = ledger.waiting().values(WaitingTargets.Choice.of(key), 100);

        List<WaitingTargets.Withdrawn> two = ledger.waiting()
                .withdraw(
                        new WaitingTargets.Choice("nightly", key, Set.of(all.get(1), all.get(4), "nowhere"), ""),
                        why,
                        LATER);
        List<WaitingTargets.Withdrawn> one =
                ledger.waiting().withdraw(new WaitingTargets.Choice("nightly", null, Set.of(), "page-7"), why, LATER);

        assertThat(all).hasSize(8);
        assertThat(two).containsExactly(new WaitingTargets.Withdrawn("run-1", 2));
        assertThat(one).containsExactly(new WaitingTargets.Withdrawn("run-1", 1));
        assertThat(ledger.waiting().groups(10)).singleElement().satisfies(group -> {
            assertThat(group.targets()).isEqualTo(5);
            assertThat(group.reason()).isEqualTo(quota);
            assertThat(group.until()).isEqualTo(LATER);
        });
        assertThat(ledger.waiting().values(WaitingTargets.Choice.of(key), 2)).containsExactly(all.get(0), all.get(2));
        assertThat(finish("run-1").of(Outcome.EXCLUDED)).isEqualTo(3);
        assertThat(finish("run-1").addUp()).isTrue();
        assertThat(rows("run-1"))
                .filteredOn(row -> row.outcome() == Outcome.EXCLUDED)
                .allSatisfy(row -> assertThat(row.reason()).isEqualTo(why))
                .extracting(RowOutcome::text)
                .containsExactly(all.get(1), all.get(4), all.get(7));
        assertThat(ledger.runs().findings("run-1")).hasSize(1);
        begin("run-2", LATER);
        assertThat(ledger.recorder().carryIn("run-2", LATER).targets()).isEqualTo(5);
        assertThat(ledger.waiting()
                        .withdraw(new WaitingTargets.Choice("nightly", key, Set.of(all.get(0)), ""), why, LATER))
                .as("it is of a run that is under way")
                .isEmpty();
        assertThat(ledger.waiting().whyNot(new WaitingTargets.Choice("nightly", key, Set.of(all.get(0)), "")))
                .isEqualTo(WaitingTargets.WhyNot.UNDER_WAY);
    }

    @Test
    void withdraws_nothing_of_a_run_that_is_under_way() {
        sealedRun("run-1", batch(0, 3));
        WaitingTargets.Key key = ledger.waiting().groups(10).get(0).key();

        List<WaitingTargets.Withdrawn> withdrawn = ledger.waiting()
                .withdraw(WaitingTargets.Choice.of(key), Reason.of("withdrawn", "lin", "a mistake"), LATER);

        assertThat(withdrawn).isEmpty();
        assertThat(ledger.history().counts("run-1").of(Outcome.CARRIED_OVER)).isEqualTo(3);
        assertThat(ledger.history().counts("run-1").of(Outcome.EXCLUDED)).isZero();
    }

    @Test
    void sends_first_what_a_person_puts_first() {
        sealedRun("run-1", batch(0, 3), batchOf(aTarget().at(9).withPriority(1).build()));
        WaitingTargets.Key last = ledger.waiting().groups(10).get(1).key();

        assertThat(ledger.waiting().putFirst(last)).isEqualTo(1);

        assertThat(next("run-1").firstOrdinal()).isEqualTo(9);
    }

    @Test
    void walks_through_the_targets_of_some_outcomes_and_goes_on_where_it_has_stopped() {
        begin("run-1", NOW);
        ledger.recorder()
                .recordDirectory(
                        "run-1", directory(), List.of(urls(0, 3), urls(3, 2)).iterator());
        ledger.recorder().record("run-1", List.of(batch(5, 4), batch(9, 3)));
        ledger.recorder().reject("run-1", List.of(rejected(12), rejected(13)));
        seal("run-1", 14);
        ledger.due().refused(announce(next("run-1")), "Code", Reason.said("no"), "request-1", NOW);

        Set<Outcome> all = Set.of(Outcome.values());
        List<String> whole = walked(all, Integer.MAX_VALUE);
        assertThat(whole).hasSize(14).isEqualTo(walked(all, 1)).isEqualTo(walked(all, 4));
        assertThat(walked(Set.of(Outcome.REFUSED), 2)).hasSize(5);
        assertThat(walked(Set.of(Outcome.INVALID), 1)).containsExactly("row 12", "row 13");
        assertThat(Targets.Position.of("b1x")).isEmpty();
    }

    /** In walks of so many rows each. */
    private List<String> walked(Set<Outcome> outcomes, int most) {
        List<String> texts = new ArrayList<>();
        Targets.Position[] at = {Targets.Position.START};
        int before = -1;
        while (texts.size() > before) {
            before = texts.size();
            int until = most == Integer.MAX_VALUE ? most : before + most;
            ledger.targets().walk("run-1", outcomes, at[0], (row, next) -> {
                texts.add(row.text());
                at[0] = Targets.Position.of(next.toString()).orElseThrow();
                return texts.size() < until;
            });
        }
        return texts;
    }

    private void sealedRunOfMethod(String run, Method method, long ordinal) {
        TargetRow row = urls(ordinal, 1).get(0);
        begin(run, LATER);
        ledger.recorder()
                .record(
                        run,
                        List.of(batchOf(new TargetRow(
                                row.ordinal(),
                                row.place(),
                                row.site(),
                                row.target(),
                                method,
                                row.priority(),
                                row.lastmod(),
                                row.extra()))));
        seal(run, 1);
    }

    private void begin(String run, Instant started) {
        ledger.runs().begin(run, "nightly", "www", "url by invalidate", "hash", OWNER, started);
    }

    private void seal(String run, long read) {
        ledger.recorder().seal(run, read, Map.of(), List.of(), NOW);
    }

    private void sealedRun(String run, PlannedBatch... batches) {
        begin(run, NOW);
        ledger.recorder().record(run, List.of(batches));
        seal(
                run,
                List.of(batches).stream().mapToLong(each -> each.rows().size()).sum());
    }

    private OutcomeCounts finish(String run) {
        OutcomeCounts counts = ledger.history().counts(run);
        ledger.runs().finish(run, counts, "confirmed", 0, false, LATER);
        return counts;
    }

    private Map<Outcome, Long> counts(String run) {
        return ledger.history().counts(run).outcomes();
    }

    private List<RowOutcome> rows(String run) {
        List<RowOutcome> rows = new ArrayList<>();
        ledger.history().forEachRow(run, rows::add);
        return rows;
    }

    private Batch next(String run) {
        return ledger.due()
                .next(run, Action.PURGE, Set.of())
                .or(() -> ledger.due().next(run, Action.PREFETCH, Set.of()))
                .orElseThrow();
    }

    private AnnouncedBatch announce(Batch batch) {
        return ledger.due().announce(batch, OWNER, NOW, LATER).orElseThrow();
    }

    private SubmittedBatch submit(String run) {
        ledger.due().accepted(announce(next(run)), "task-1", "request-1", List.of(), NOW, NOW);
        return TestLedgers.takeSubmitted(ledger, run, NOW, NOW, LATER).orElseThrow();
    }

    private UnsettledBatch unsettled(String run) {
        Batch next = next(run);
        ledger.due().unsettled(announce(next), "", Reason.said("no answer in time"), "", NOW, NOW);
        return ledger.open()
                .takeUnsettled(run, Action.of(next.key().kind()), NOW, NOW, LATER)
                .orElseThrow();
    }

    private static PlannedBatch prefetches(long from, int size) {
        return batchOf(urls(from, size).stream()
                .map(row -> aTarget()
                        .at(row.ordinal())
                        .withKind(Kind.PREFETCH)
                        .withPriority(0)
                        .build())
                .toArray(TargetRow[]::new));
    }

    private static PlannedBatch batch(long from, int size) {
        return batchOf(urls(from, size).toArray(TargetRow[]::new));
    }

    private static PlannedBatch batchOf(TargetRow... rows) {
        return new PlannedBatch(BatchKey.of(rows[0]), List.of(rows));
    }

    private static RejectedRow rejected(long ordinal) {
        return new RejectedRow(
                ordinal,
                new Place("urls.csv", ordinal + 2),
                "row " + ordinal,
                Rejection.INVALID,
                Reason.of("bad-row.empty"));
    }
}
