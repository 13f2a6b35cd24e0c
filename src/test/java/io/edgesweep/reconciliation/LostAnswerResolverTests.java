package io.edgesweep.reconciliation;

import static io.edgesweep.task.TaskState.PROCESSING;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.process.HandMovedTime;
import io.edgesweep.provider.InMemoryProvider;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.targets.TargetRows;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A call's answer was lost. Whether the batch arrived is found out by asking, and nothing is sent on a guess. */
class LostAnswerResolverTests {

    private static final Instant SENT = Instant.parse("2026-11-22T02:00:00Z");
    private static final String A = "https://www.example.com/page-0";
    private static final String B = "https://www.example.com/page-1";
    private static final String C = "https://www.example.com/page-2";
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Ledger ledger = TestLedgers.inMemory();
    private final HandMovedTime time = new HandMovedTime(SENT);
    private final InMemoryProvider provider = new InMemoryProvider();
    private final LostAnswerResolver settler = new LostAnswerResolver(
            "run-1",
            Action.PURGE,
            ledger.open(),
            provider,
            SENT.plus(Duration.ofHours(2)),
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60)),
            LEASE,
            () -> {},
            time);

    @BeforeEach
    void loseTheAnswerOfABatchOfThree() {
        ledger.runs().begin("run-1", "nightly", "www", "url by invalidate", "hash", "host:1", SENT);
        recordBatch(TargetRows.urls(0, 3));
        ledger.recorder().seal("run-1", 3, Map.of(), List.of(), SENT);
        loseAnswer();
    }

    @Test
    void adopts_the_task_that_holds_the_batchs_targets_and_no_others() throws Exception {
        provider.withTask("task-1", SENT.plusSeconds(1), PROCESSING, C, A, B);

        lookAfter(10);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-1");
        assertThat(adopted().targets()).hasSize(3);
    }

    @Test
    void adopts_a_task_whose_targets_are_spelled_otherwise() throws Exception {
        provider.withTask(
                "task-1",
                SENT,
                PROCESSING,
                A.replace("www.example.com", "WWW.EXAMPLE.COM"),
                B.replace("page", "p%61ge"),
                C.replace("https", "HTTPS"));

        lookAfter(100);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-1");
    }

    @Test
    void asks_for_another_target_at_each_look_since_the_first_may_be_spelled_otherwise() throws Exception {
        provider.withTask("task-1", SENT, PROCESSING, A.replace("page", "p%61ge"), B, C);

        lookAfter(10);
        lookAfter(30);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-1");
    }

    @Test
    void says_until_when_it_asks_before_anything_is_sent_again() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(LostAnswerResolver.class);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.addAppender(told);
        try {
            lookAfter(10);
        } finally {
            logger.detachAppender(told);
        }

        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("its call was not answered", "sent again only if there is none at ");
    }

    @Test
    void finds_the_task_at_once_when_the_clock_was_set_back_since() throws Exception {
        provider.withTask("task-1", SENT, PROCESSING, A, B, C);

        lookAfter(-3600);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-1");
    }

    @Test
    void does_not_believe_that_there_is_no_task_before_a_clock_that_was_set_back_has_caught_up() throws Exception {
        lookAfter(-3600);

        assertThat(settler.nextLook()).contains(SENT.minusSeconds(3600 - 60));
    }

    @Test
    void reads_all_pages_before_it_judges() throws Exception {
        provider.withTask("task-1", SENT, PROCESSING, A, B, C).withPageSize(1);

        lookAfter(10);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-1");
    }

    @Test
    void does_not_take_a_task_with_a_foreign_target_for_its_own() throws Exception {
        provider.withTask("task-1", SENT.plusSeconds(1), PROCESSING, A, B, C, "https://www.example.com/other");

        lookAfter(100);

        assertThat(sentAgain().size()).isEqualTo(3);
    }

    @Test
    void does_not_take_a_task_for_its_own_that_was_created_long_before() throws Exception {
        provider.withTask("task-1", SENT.minus(Duration.ofMinutes(10)), PROCESSING, A, B, C);

        lookAfter(100);

        assertThat(sentAgain().size()).isEqualTo(3);
    }

    @Test
    void neither_adopts_nor_sends_again_what_it_cannot_ask_about_in_full() throws Exception {
        provider.withTask("task-1", SENT, PROCESSING, A, B).doesNotFollow(C);

        lookAfter(100);

        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();
        assertThat(settler.nextLook()).isEmpty();
        assertThat(ledger.aftermath().open("run-1")).singleElement().satisfies(batch -> {
            assertThat(batch.size()).isEqualTo(3);
            assertThat(batch.calls().taskId()).isEmpty();
            assertThat(Words.english().say(batch.reason())).contains("no site has the host of some of its targets");
        });
    }

    @Test
    void does_not_adopt_a_task_twice() throws Exception {
        provider.withTask("task-1", SENT, PROCESSING, A, B, C);
        lookAfter(10);
        recordBatch(TargetRows.urls(0, 3));
        loseAnswer();

        lookAfter(100);

        assertThat(sentAgain().size()).isEqualTo(3);
    }

    @Test
    void does_not_adopt_the_task_of_a_batch_with_the_same_targets_whose_answer_is_yet_to_come() throws Exception {
        recordBatch(TargetRows.urls(0, 3));
        AnnouncedBatch other = announced();
        provider.withTask("task-of-the-other", SENT, PROCESSING, A, B, C);

        lookAfter(100);
        ledger.due().accepted(other, "task-of-the-other", "", List.of(), time.instant(), time.instant());
        lookAfter(100);

        assertThat(sentAgain().id()).isNotEqualTo(other.batch().id());
    }

    @Test
    void waits_for_the_last_look_before_it_believes_that_targets_are_missing() throws Exception {
        provider.withTask("task-1", SENT.plusSeconds(1), PROCESSING, A, B);

        lookAfter(10);
        boolean adoptedAtOnce = ledger.open().nextSubmitted("run-1", SENT).isPresent();
        lookAfter(30);
        lookAfter(60);

        assertThat(adoptedAtOnce).isFalse();
        assertThat(adopted().targets()).extracting(row -> row.target().value()).containsExactly(A, B);
        assertThat(ledger.due()
                        .next("run-1", Action.PURGE, Set.of())
                        .orElseThrow()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void adopts_the_task_that_holds_most_of_the_targets_though_another_is_listed_first() throws Exception {
        provider.withTask("task-of-another", SENT.plusSeconds(1), PROCESSING, A)
                .withTask("task-1", SENT.plusSeconds(1), PROCESSING, A, B, C);

        lookAfter(100);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-1");
    }

    @Test
    void finds_its_task_without_the_refused_first_target_that_somebody_else_purges_too() throws Exception {
        provider.withTask("task-of-another", SENT, PROCESSING, A, "https://www.example.com/other")
                .withTask("task-1", SENT, PROCESSING, B, C);

        lookAfter(100);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-1");
    }

    @Test
    void adopts_a_task_that_was_created_minutes_before_by_the_providers_clock() throws Exception {
        provider.withTask("task-1", SENT.minus(Duration.ofMinutes(5)), PROCESSING, A, B, C);

        lookAfter(100);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-1");
    }

    @Test
    void does_not_take_a_look_for_the_last_because_it_took_long() throws Exception {
        time.move(Duration.ofSeconds(10));
        BatchLookup early = settler.next().orElseThrow();
        provider.whileAsked(() -> time.move(Duration.ofSeconds(200)));

        settler.settle(early);

        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();
        assertThat(settler.nextLook()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 40_000})
    void needs_three_calls_for_each_lost_call_and_one_for_each_thousand_tasks(int targets) throws Exception {
        int faults = losing(targets, 2_000);

        lookAfter(10);
        lookAfter(30);
        lookAfter(60);
        lookAfter(60);

        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isPresent();
        assertThat(settler.nextLook()).isEmpty();
        assertThat(provider.questions()).isLessThanOrEqualTo(3 * (faults + 1) + targets / 1000);
    }

    /** Loses one call in so many before it was processed, at 20 calls a second for one target each. */
    private int losing(int targets, int oneIn) {
        int faults = 0;
        for (int i = 0; i < targets; i++) {
            if (i % oneIn == 0) {
                recordBatch(TargetRows.urls(100 + i, 1));
                loseAnswer();
                faults++;
            } else {
                provider.withTask("task-" + i, time.instant(), PROCESSING, "https://www.example.com/other-" + i);
            }
            time.move(Duration.ofMillis(50));
        }
        return faults;
    }

    @Test
    void waits_for_others_that_come_to_their_last_look_soon_and_then_reads_the_tasks_once() throws Exception {
        time.move(Duration.ofSeconds(50));
        recordBatch(TargetRows.urls(10, 3));
        loseAnswer();

        lookAfter(50);
        assertThat(settler.nextLook()).contains(SENT.plusSeconds(150));
        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();
        int before = provider.questions();
        lookAfter(50);

        assertThat(provider.questions() - before).isEqualTo(3);
        assertThat(settler.nextLook()).isEmpty();
    }

    @Test
    void does_not_mix_up_batches_that_it_looks_for_together() throws Exception {
        recordBatch(TargetRows.urls(10, 3));
        loseAnswer();
        recordBatch(TargetRows.urls(20, 3));
        loseAnswer();
        provider.withTask("task-2", SENT, PROCESSING, page("p%61ge-10"), page("p%61ge-11"), page("p%61ge-12"))
                .withTask("task-1", SENT, PROCESSING, page("p%61ge-0"), page("p%61ge-1"), page("p%61ge-2"));

        lookAfter(100);

        Instant nextWeek = time.instant().plus(Duration.ofDays(7));
        assertThat(Stream.of(adopted(nextWeek), adopted(nextWeek)))
                .extracting(each -> each.batch().calls().taskId() + " "
                        + each.targets().get(0).target().value())
                .containsExactlyInAnyOrder("task-1 " + A, "task-2 " + page("page-10"));
        assertThat(sentAgain().size()).isEqualTo(3);
    }

    private static String page(String name) {
        return "https://www.example.com/" + name;
    }

    @Test
    void goes_on_with_a_look_that_takes_longer_than_a_lease() throws Exception {
        provider.withTask("task-1", SENT, PROCESSING, page("other"), page("p%61ge-0"), page("p%61ge-1"))
                .withTask("task-2", SENT, PROCESSING, page("p%61ge-0"), page("p%61ge-1"), page("p%61ge-2"))
                .withPageSize(1)
                .whileAsked(() -> time.move(LEASE.minusSeconds(1).dividedBy(2)));

        lookAfter(100);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-2");
    }

    @Test
    void leaves_a_batch_to_the_next_run_when_the_time_is_up_in_the_middle_of_the_tasks() throws Exception {
        provider.withTask("task-1", SENT, PROCESSING, page("p%61ge-0"), page("p%61ge-1"), page("p%61ge-2"))
                .withPageSize(1)
                .whileAsked(() -> time.move(Duration.ofHours(1)));

        lookAfter(100);

        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();
        assertThat(settler.nextLook()).isEmpty();
        assertThat(ledger.history().counts("run-1").of(io.edgesweep.task.Outcome.UNSETTLED))
                .isEqualTo(3);
    }

    @Test
    void looks_three_times_before_it_sends_again() throws Exception {
        lookAfter(9);
        assertThat(settler.nextLook()).contains(SENT.plusSeconds(10));

        lookAfter(1);
        assertThat(settler.nextLook()).contains(SENT.plusSeconds(40));
        lookAfter(30);
        assertThat(settler.nextLook()).contains(SENT.plusSeconds(100));
        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();
        lookAfter(60);

        assertThat(Words.english().say(sentAgain().reason())).contains("no task at the provider holds its targets");
    }

    @Test
    void finds_a_task_that_is_listed_late() throws Exception {
        lookAfter(10);
        provider.withTask("task-1", SENT.plusSeconds(1), PROCESSING, A, B, C);
        lookAfter(30);

        assertThat(adopted().batch().calls().taskId()).isEqualTo("task-1");
    }

    @Test
    void leaves_a_batch_for_a_person_that_was_sent_three_times() throws Exception {
        lookAfter(100);
        loseAnswer();
        lookAfter(100);
        loseAnswer();
        lookAfter(100);

        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of())).isEmpty();
        assertThat(settler.nextLook()).isEmpty();
        assertThat(ledger.history().counts("run-1").of(Outcome.UNSETTLED)).isEqualTo(3);
    }

    @Test
    void leaves_a_batch_to_the_next_run_that_the_provider_answered_with_errors_three_times() throws Exception {
        lookAfter(100);
        loseAnswer("InternalError.BackendError");
        lookAfter(100);
        loseAnswer("InternalError.BackendError");
        lookAfter(100);

        assertThat(ledger.due().next("run-1", Action.PURGE, Set.of()))
                .as("sent again in this run")
                .isEmpty();
        assertThat(ledger.history().counts("run-1").outcomes()).containsEntry(Outcome.CARRIED_OVER, 3L);
        assertThat(ledger.runs().findings("run-1")).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.UNAVAILABLE);
            assertThat(Words.english().say(finding.reason())).contains("sent 3 times", "InternalError.BackendError");
        });
        ledger.runs().begin("run-2", "nightly", "www", "url by invalidate", "hash", "host:1", time.instant());
        ledger.recorder().carryIn("run-2", time.instant());
        assertThat(ledger.due()
                        .next("run-2", Action.PURGE, Set.of())
                        .orElseThrow()
                        .calls()
                        .count())
                .isZero();
    }

    private void recordBatch(List<TargetRow> rows) {
        ledger.recorder().record("run-1", List.of(new PlannedBatch(BatchKey.of(rows.get(0)), rows)));
    }

    private AnnouncedBatch announced() {
        Batch due = ledger.due().next("run-1", Action.PURGE, Set.of()).orElseThrow();
        return ledger.due()
                .announce(due, "host:1", time.instant(), time.instant().plus(LEASE))
                .orElseThrow();
    }

    private void loseAnswer() {
        loseAnswer("");
    }

    private void loseAnswer(String code) {
        ledger.due()
                .unsettled(
                        announced(),
                        code,
                        Reason.said(code.isEmpty() ? "no answer in time" : code + ", oops"),
                        "",
                        time.instant(),
                        time.instant().plusSeconds(10));
    }

    private void lookAfter(int seconds) throws Exception {
        time.move(Duration.ofSeconds(seconds));
        for (var next = settler.next(); next.isPresent(); next = settler.next()) {
            settler.settle(next.get());
        }
    }

    private SubmittedBatch adopted() {
        Instant far = time.instant().plus(Duration.ofDays(1));
        return adopted(far.minusSeconds(1));
    }

    private SubmittedBatch adopted(Instant lease) {
        Instant far = time.instant().plus(Duration.ofDays(1));
        return TestLedgers.takeSubmitted(ledger, "run-1", far, far, lease).orElseThrow();
    }

    private Batch sentAgain() {
        return ledger.due().next("run-1", Action.PURGE, Set.of()).orElseThrow();
    }
}
