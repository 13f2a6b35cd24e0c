package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.order.Alone;
import io.edgesweep.pause.Hold;
import io.edgesweep.process.HandMovedTime;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.task.OutcomeCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimetableTests {

    private static final String HOURLY = "0 0 * * * ?";
    private static final String AT_TWO = "0 0 2 * * ?";

    private final HandMovedTime time = new HandMovedTime(Instant.parse("2026-11-24T00:30:00Z"));
    private final Ledger ledger = TestLedgers.inMemory();
    private final Map<String, ScheduleSpec> jobs = new TreeMap<>();
    private final List<String> said = new ArrayList<>();
    private Timetable timetable;
    private @Nullable Hold hold;

    @BeforeEach
    void open() {
        timetable = new Timetable(
                ledger.schedules(),
                ledger.runs(),
                ledger.nodes(),
                (job, firing) -> Optional.ofNullable(hold).filter(each -> holds(each, firing)),
                time,
                said::add);
    }

    @Test
    void a_job_that_is_new_has_missed_nothing() {
        job("nightly", HOURLY, "all");

        assertThat(timetable.take(job -> true, Alone.here())).isEmpty();
        assertThat(timetable.due()).containsEntry("nightly", Instant.parse("2026-11-24T01:00:00Z"));
    }

    @Test
    void makes_up_for_several_missed_firings_by_one_run() {
        job("nightly", HOURLY, "run-once");
        restartAt("2026-11-24T03:30:00Z");

        assertThat(played()).containsExactly("nightly 2026-11-24T03:00:00Z");
        assertThat(said)
                .contains(
                        "job nightly: 3 firings missed between 2026-11-24T01:00:00Z and 2026-11-24T03:00:00Z, run once"
                                + " (the program was not running)");
    }

    @Test
    void leaves_missed_firings_out() {
        job("nightly", HOURLY, "skip");
        restartAt("2026-11-24T01:30:00Z");

        assertThat(played()).isEmpty();
        assertThat(said)
                .contains(
                        "job nightly: 1 firing missed, of 2026-11-24T01:00:00Z, skipped (the program was not running)");
        assertThat(timetable.due()).containsEntry("nightly", Instant.parse("2026-11-24T02:00:00Z"));
    }

    @Test
    void runs_each_missed_firing_and_tells_of_them_once() {
        job("nightly", HOURLY, "all");
        restartAt("2026-11-24T03:30:00Z");

        assertThat(played())
                .containsExactly(
                        "nightly 2026-11-24T01:00:00Z", "nightly 2026-11-24T02:00:00Z", "nightly 2026-11-24T03:00:00Z");
        assertThat(said).filteredOn(line -> line.contains("missed between")).hasSize(1);
    }

    @Test
    void gives_out_turns_of_several_jobs_side_by_side() {
        job("early", HOURLY, "skip");
        job("late", "0 1 * * * ?", "skip");
        to("2026-11-24T01:10:00Z");

        assertThat(timetable.take(job -> true, Alone.here()))
                .contains(new TakenFiring("early", Instant.parse("2026-11-24T01:00:00Z")));
        assertThat(timetable.take(job -> true, Alone.here()))
                .contains(new TakenFiring("late", Instant.parse("2026-11-24T01:01:00Z")));
        assertThat(timetable.take(job -> true, Alone.here())).isEmpty();
    }

    @Test
    void gives_out_one_turn_of_a_job_at_a_time() {
        job("nightly", HOURLY, "all");
        to("2026-11-24T01:10:00Z");
        timetable.take(job -> true, Alone.here()).orElseThrow();

        to("2026-11-24T02:10:00Z");

        assertThat(timetable.take(job -> true, Alone.here())).isEmpty();
    }

    @Test
    void keeps_the_turn_of_a_job_that_has_to_wait_for_another_one() {
        job("early", HOURLY, "skip");
        job("late", "0 1 * * * ?", "skip");
        to("2026-11-24T01:10:00Z");

        TakenFiring early = timetable.take(job -> true, Alone.here()).orElseThrow();
        Optional<TakenFiring> meanwhile = timetable.take(job -> !job.equals("late"), Alone.here());
        timetable.ended(early);
        TakenFiring late = timetable.take(job -> true, Alone.here()).orElseThrow();

        assertThat(early).isEqualTo(new TakenFiring("early", Instant.parse("2026-11-24T01:00:00Z")));
        assertThat(meanwhile).isEmpty();
        assertThat(late)
                .as("waited for the other one, and so was not missed")
                .isEqualTo(new TakenFiring("late", Instant.parse("2026-11-24T01:01:00Z")));
    }

    @Test
    void tells_of_a_firing_that_comes_while_its_own_run_is_under_way() {
        job("nightly", HOURLY, "run-once");
        to("2026-11-24T01:00:00Z");

        TakenFiring turn = timetable.take(job -> true, Alone.here()).orElseThrow();
        to("2026-11-24T02:20:00Z");
        timetable.ended(turn);

        assertThat(played()).containsExactly("nightly 2026-11-24T02:00:00Z");
        assertThat(said)
                .contains("job nightly: 1 firing missed, of 2026-11-24T02:00:00Z, run once"
                        + " (its own run was still under way)");
    }

    @Test
    void gives_out_again_what_was_taken_by_a_process_that_died_before_its_run_began() {
        job("nightly", HOURLY, "skip");
        to("2026-11-24T01:00:00Z");
        timetable.take(job -> true, Alone.here());

        restartAt("2026-11-24T01:05:00Z");

        assertThat(said).last().asString().contains("was left before its run began, it is resumed");
        assertThat(played()).containsExactly("nightly 2026-11-24T01:00:00Z");
    }

    @Test
    void gives_out_again_what_was_left_in_its_run_and_makes_up_for_what_was_missed_meanwhile() {
        job("nightly", HOURLY, "run-once");
        to("2026-11-24T01:00:00Z");
        beginRun("run-1");

        restartAt("2026-11-24T04:30:00Z");

        assertThat(said).last().asString().contains("was left in its run run-1, it is resumed");
        assertThat(played()).containsExactly("nightly 2026-11-24T01:00:00Z", "nightly 2026-11-24T04:00:00Z");
    }

    @Test
    void does_not_give_out_again_what_had_ended_before_its_process_could_say_so() {
        job("nightly", HOURLY, "skip");
        to("2026-11-24T01:00:00Z");
        beginRun("run-1");
        ledger.runs().finish("run-1", new OutcomeCounts(0, 0, Map.of()), "confirmed", 0, false, time.instant());

        restartAt("2026-11-24T01:05:00Z");

        assertThat(played()).isEmpty();
    }

    @Test
    void takes_no_firing_that_another_process_has_taken() {
        job("nightly", HOURLY, "skip");
        Timetable other = timetable;
        open();
        timetable.takeOver(jobs, Set.of());
        to("2026-11-24T01:00:00Z");
        other.take(job -> true, Alone.here());

        assertThatThrownBy(() -> timetable.take(job -> true, Alone.here()))
                .hasMessageContaining("decided on by another process");
    }

    @Test
    void takes_over_a_changed_schedule_from_now_on_and_says_both() {
        job("nightly", AT_TWO, "run-once");
        to("2026-11-24T01:00:00Z");

        job("nightly", HOURLY, "skip");

        assertThat(said)
                .last()
                .isEqualTo(
                        "job nightly: schedule changed from 0 0 2 * * ? in UTC, missed: run-once to 0 0 * * * ? in UTC,"
                                + " missed: skip");
        assertThat(timetable.due()).containsEntry("nightly", Instant.parse("2026-11-24T02:00:00Z"));
    }

    @Test
    void makes_up_for_what_the_old_schedule_had_due_before_the_new_one_counts() {
        job("nightly", AT_TWO, "all");
        jobs.put("nightly", schedule("0 30 * * * ?", "all"));

        restartAt("2026-11-26T05:00:00Z");

        assertThat(played())
                .containsExactly(
                        "nightly 2026-11-24T02:00:00Z", "nightly 2026-11-25T02:00:00Z", "nightly 2026-11-26T02:00:00Z");
        assertThat(timetable.due()).containsEntry("nightly", Instant.parse("2026-11-26T05:30:00Z"));
    }

    @Test
    void keeps_what_it_has_of_a_job_whose_file_cannot_be_read() {
        job("nightly", HOURLY, "run-once");
        restartAt("2026-11-24T01:30:00Z", Set.of("nightly"));

        assertThat(played()).isEmpty();
        timetable.takeOver(jobs, Set.of());
        assertThat(played()).containsExactly("nightly 2026-11-24T01:00:00Z");
    }

    @Test
    void forgets_a_job_that_is_gone() {
        job("nightly", HOURLY, "all");
        jobs.clear();
        timetable.takeOver(jobs, Set.of());
        to("2026-11-24T03:30:00Z");

        job("nightly", HOURLY, "all");

        assertThat(said).contains("job nightly: not scheduled any more, was by 0 0 * * * ? in UTC, missed: all");
        assertThat(played()).isEmpty();
    }

    @Test
    void a_firing_that_falls_into_a_pause_is_missed() {
        job("nightly", HOURLY, "run-once");
        paused("2026-11-24T00:45:00Z", "2026-11-24T03:30:00Z");
        to("2026-11-24T03:30:00Z");

        assertThat(played()).containsExactly("nightly 2026-11-24T03:00:00Z");
        assertThat(said)
                .contains(
                        "job nightly: 3 firings missed between 2026-11-24T01:00:00Z and 2026-11-24T03:00:00Z, run once (it"
                                + " was paused until 2026-11-24 03:30 UTC, by admin: the sale)");
    }

    @Test
    void what_fell_into_a_pause_is_left_out_where_the_job_wants_it_so() {
        job("nightly", HOURLY, "skip");
        paused("2026-11-24T00:45:00Z", "2026-11-24T01:30:00Z");
        to("2026-11-24T02:00:00Z");

        assertThat(played()).containsExactly("nightly 2026-11-24T02:00:00Z");
        assertThat(said).filteredOn(line -> line.contains("skipped")).hasSize(1);
    }

    @Test
    void each_firing_of_a_pause_is_run_where_the_job_wants_it_so() {
        job("nightly", HOURLY, "all");
        paused("2026-11-24T00:45:00Z", "2026-11-24T02:30:00Z");
        to("2026-11-24T02:30:00Z");

        assertThat(played()).containsExactly("nightly 2026-11-24T01:00:00Z", "nightly 2026-11-24T02:00:00Z");
    }

    @Test
    void a_firing_at_the_very_end_of_a_pause_is_none_of_it() {
        job("nightly", HOURLY, "skip");
        paused("2026-11-24T00:45:00Z", "2026-11-24T01:00:00Z");
        to("2026-11-24T01:00:00Z");

        assertThat(played()).containsExactly("nightly 2026-11-24T01:00:00Z");
    }

    private void paused(String since, String until) {
        hold = new Hold(
                Hold.Kind.PAUSE,
                PauseScope.job("nightly"),
                "the sale",
                "admin",
                Instant.parse(since),
                Instant.parse(until),
                ZoneId.of("UTC"));
    }

    private static boolean holds(Hold hold, Instant moment) {
        return !moment.isBefore(hold.since()) && moment.isBefore(hold.end().orElse(Instant.MAX));
    }

    private void job(String name, String cron, String missed) {
        jobs.put(name, schedule(cron, missed));
        timetable.takeOver(jobs, Set.of());
    }

    private static ScheduleSpec schedule(String cron, String missed) {
        return new ScheduleSpec(cron, ZoneId.of("UTC"), missed);
    }

    private void to(String moment) {
        time.move(Duration.between(time.instant(), Instant.parse(moment)));
    }

    private void restartAt(String moment) {
        restartAt(moment, Set.of());
    }

    private void restartAt(String moment, Set<String> unclear) {
        to(moment);
        open();
        timetable.takeOver(unclear.isEmpty() ? jobs : Map.of(), unclear);
    }

    private void beginRun(String id) {
        TakenFiring turn = timetable.take(job -> true, Alone.here()).orElseThrow();
        ledger.runs().begin(id, turn.job(), "www", "url by invalidate", "hash", "host", time.instant());
        timetable.begun(turn, id);
    }

    private List<String> played() {
        List<String> played = new ArrayList<>();
        for (Optional<TakenFiring> turn = timetable.take(job -> true, Alone.here());
                turn.isPresent();
                turn = timetable.take(job -> true, Alone.here())) {
            played.add(turn.get().job() + " " + turn.get().firing());
            timetable.ended(turn.get());
        }
        return played;
    }
}
