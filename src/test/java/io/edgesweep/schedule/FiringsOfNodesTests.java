package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.jdbc.JdbcLedger;
import io.edgesweep.ledger.jdbc.NodeLease;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.order.Ownership;
import io.edgesweep.process.HandMovedTime;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.task.OutcomeCounts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Three nodes on one ledger through both clock changes of a year. Their clocks are 5 s apart, and each third firing kills the node
 * that has taken it, before or after its run has begun.
 */
class FiringsOfNodesTests {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalTime IN_THE_GAP = LocalTime.of(2, 30);
    private static final Duration OFF = Duration.ofMillis(2500);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Random random = new Random(20_261_025);
    private final Map<String, Set<String>> runs = new TreeMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private DataSource database;
    private int begun;
    private int kills;

    @Test
    void each_firing_has_one_run_whatever_the_clocks_and_kills() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            database = postgres.getPostgresDatabase();
            TestLedgers.migrated(database);

            Set<String> expected = new TreeSet<>();
            for (String day : List.of("2026-03-29", "2026-10-25")) {
                Instant begin = Instant.parse(day + "T00:00:00Z").minus(Duration.ofHours(1));
                Instant end = begin.plus(Duration.ofHours(4));
                pass(begin, end);
                Oracle.everyHourAt(15, ZONE, begin, end).forEach(each -> expected.add("hourly " + each));
                Oracle.onceOn(any -> true, IN_THE_GAP, ZONE, begin, end).forEach(each -> expected.add("daily " + each));
            }

            assertThat(runs).hasSameSizeAs(expected).containsOnlyKeys(expected);
            assertThat(runs).allSatisfy((firing, each) -> assertThat(each).hasSize(1));
            assertThat(kills).isPositive();
        }
    }

    private void pass(Instant begin, Instant end) throws SQLException {
        sql("DELETE FROM job_schedule");
        nodes.clear();
        for (Duration off : List.of(OFF.negated(), Duration.ZERO, OFF)) {
            nodes.add(new Node(begin, off));
        }
        Instant now = begin;
        while (now.isBefore(end)) {
            Instant next = nodes.stream()
                    .flatMap(node -> node.timetable.due().values().stream())
                    .min(Instant::compareTo)
                    .orElse(end);
            Instant before = next.minus(OFF).minus(STEP);
            now = before.isAfter(now) ? before : now.plus(STEP);
            List<Node> inAnyOrder = new ArrayList<>(nodes);
            Collections.shuffle(inAnyOrder, random);
            for (Node node : inAnyOrder) {
                node.playAt(now);
            }
        }
        for (Node node : nodes) {
            node.lease.close();
        }
    }

    private void sql(String statement) {
        JdbcClient.create(database).sql(statement).update();
    }

    /** A process that executes what it takes at once, or dies of it. */
    private final class Node {

        private final Duration off;
        private final HandMovedTime clock;
        private NodeLease lease;
        private Ledger ledger;
        private Timetable timetable;

        Node(Instant begin, Duration off) throws SQLException {
            this.off = off;
            this.clock = new HandMovedTime(begin.plus(off));
            start();
        }

        private void start() throws SQLException {
            lease = NodeLease.begin(
                    database, "node", "process", "edgesweep, " + off, InstantSource.system(), System::nanoTime);
            ledger = JdbcLedger.over(
                    database, new TransactionTemplate(new JdbcTransactionManager(database)), lease, Optional.of(lease));
            timetable = new Timetable(
                    ledger.schedules(),
                    ledger.runs(),
                    ledger.nodes(),
                    (job, at) -> Optional.empty(),
                    clock,
                    said -> {});
            timetable.takeOver(
                    Map.of(
                            "hourly", new ScheduleSpec("0 15 * * * ?", ZONE, "all"),
                            "daily", new ScheduleSpec("0 30 2 * * ?", ZONE, "all")),
                    Set.of());
        }

        void playAt(Instant now) throws SQLException {
            Duration passed = Duration.between(clock.instant(), now.plus(off));
            clock.move(passed.isNegative() ? Duration.ZERO : passed);
            timetable.lookElsewhere();
            for (Optional<TakenFiring> turn = take(); turn.isPresent(); turn = take()) {
                play(turn.get());
            }
        }

        private Optional<TakenFiring> take() {
            return timetable.take(job -> true, new Ownership<>() {

                @Override
                public boolean take(String job) {
                    return ledger.nodes().take(List.of(Nodes.job(job))).isEmpty();
                }

                @Override
                public void giveBack(String job) {
                    ledger.nodes().giveBack(List.of(Nodes.job(job)));
                }
            });
        }

        private void play(TakenFiring turn) throws SQLException {
            int fate = random.nextInt(6);
            if (fate == 0) {
                die();
                return;
            }
            String run = run(turn);
            runs.computeIfAbsent(turn.job() + " " + turn.firing(), firing -> new TreeSet<>())
                    .add(run);
            timetable.begun(turn, run);
            if (fate == 1) {
                die();
                return;
            }
            ledger.runs().finish(run, new OutcomeCounts(0, 0, Map.of()), "confirmed", 0, false, clock.instant());
            timetable.ended(turn);
            ledger.nodes().giveBack(List.of(Nodes.job(turn.job())));
        }

        /** As a starter does: the run that was left unfinished, if there is one, else a new one. */
        private String run(TakenFiring turn) {
            Optional<Run> left = ledger.runs().unfinished(turn.job());
            if (left.isPresent()) {
                return left.get().id();
            }
            begun++;
            String id = "run-" + begun;
            ledger.runs().begin(id, turn.job(), "www", "url by invalidate", "hash", "process", clock.instant());
            return id;
        }

        /** Its row goes as when its lease has run out, and a new process begins in its place. */
        private void die() throws SQLException {
            kills++;
            JdbcClient.create(database)
                    .sql("DELETE FROM node WHERE connections = :connections")
                    .param("connections", "edgesweep, " + off)
                    .update();
            lease.close();
            start();
        }
    }
}
