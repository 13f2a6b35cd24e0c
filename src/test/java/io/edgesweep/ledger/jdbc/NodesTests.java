package io.edgesweep.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.ledger.FiringState;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.ledger.ScheduleState;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What processes have for themselves that work with one ledger in a real PostgreSQL, and for how long. */
class NodesTests {

    private static EmbeddedPostgres postgres;
    private static DataSource database;

    private final List<NodeLease> leases = new ArrayList<>();

    /** How far the monotonic clock and the wall clock of the first process are ahead of the machine's. */
    private final AtomicReference<Duration> monotonic = new AtomicReference<>(Duration.ZERO);

    private final AtomicReference<Duration> wall = new AtomicReference<>(Duration.ZERO);

    @TempDir
    private Path folder;

    private NodeLease lease;
    private Ledger here;
    private Ledger there;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
        TestLedgers.migrate(database);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        sql("DELETE FROM node");
        sql("DELETE FROM node_claim");
        lease = NodeLease.begin(
                database,
                "a",
                "a process 1",
                "edgesweep, a",
                () -> InstantSource.system().instant().plus(wall.get()),
                () -> System.nanoTime() + monotonic.get().toNanos());
        leases.add(lease);
        here = ledger(lease);
        there = ledger(another("b"));
    }

    @AfterEach
    void end() {
        leases.forEach(NodeLease::close);
    }

    @Test
    void an_account_is_one_processs_until_it_is_given_back_and_the_last_calls_are_a_second_old() {
        String account = Nodes.account("main");

        assertThat(here.nodes().take(List.of(account))).isEmpty();
        assertThat(there.nodes().take(List.of(account))).contains("a process 1 works with account main");
        here.nodes().giveBack(List.of(account));
        assertThat(there.nodes().take(List.of(account))).isPresent();
        waitFor(() -> there.nodes().take(List.of(account)).isEmpty());
        assertThat(here.nodes().held()).containsOnlyKeys(account);
    }

    @Test
    void all_that_is_named_is_taken_or_nothing() {
        here.nodes().take(List.of("job one"));

        assertThat(there.nodes().take(List.of("account main", "job one"))).isPresent();
        assertThat(here.nodes().take(List.of("account main"))).isEmpty();
    }

    @Test
    void what_was_taken_twice_is_kept_until_it_was_given_back_twice() {
        here.nodes().take(List.of("account main"));
        here.nodes().take(List.of("account main"));
        here.nodes().giveBack(List.of("account main"));

        assertThat(here.nodes().held()).isEmpty();
        assertThat(there.nodes().held()).containsKey("account main");
    }

    @Test
    void what_a_process_has_whose_lease_has_run_out_is_anybodys_and_that_process_does_nothing_more() {
        here.nodes().take(List.of("account main"));
        sql("UPDATE node SET lease_until = CURRENT_TIMESTAMP - INTERVAL '1 second' WHERE name = 'a'");

        assertThat(there.nodes().take(List.of("account main"))).isEmpty();
        waitFor(() -> lease.lost().isPresent());
        assertThatThrownBy(() -> here.runs().latest(1))
                .isInstanceOf(LedgerLostException.class)
                .hasMessageStartingWith("Another process has taken over from this one");
        assertThat(there.runs().latest(1)).isEmpty();
    }

    @Test
    void a_lease_counts_no_more_once_either_clock_has_gone_too_far_and_again_after_a_renewal() {
        for (AtomicReference<Duration> clock : List.of(monotonic, wall)) {
            clock.set(clock.get().plusSeconds(10));
            long before = System.nanoTime();

            assertThat(lease.lost()).as("after a wait for the renewal").isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .as("until the renewal nothing goes on")
                    .isGreaterThan(Duration.ofMillis(1));
        }
    }

    @Test
    void all_who_are_at_work_are_known_and_those_who_have_ended_are_not() throws SQLException {
        NodeLease third = another("c");

        assertThat(here.nodes().working()).extracting(Nodes.WorkingNode::name).containsExactly("a", "b", "c");
        assertThat(here.nodes().working())
                .filteredOn(Nodes.WorkingNode::us)
                .extracting(Nodes.WorkingNode::process)
                .containsExactly("a process 1");
        third.close();
        assertThat(here.nodes().working()).extracting(Nodes.WorkingNode::name).containsExactly("a", "b");
    }

    @Test
    void a_schedule_is_added_once() {
        ScheduleState schedule =
                new ScheduleState("nightly", "0 0 2 * * ?", "UTC", "skip", Instant.EPOCH, FiringState.ENDED, null);

        assertThat(here.schedules().add(schedule)).isTrue();
        assertThat(there.schedules().add(schedule)).isFalse();
        assertThat(there.schedules().find("nightly")).contains(schedule);
    }

    @Test
    void an_order_is_taken_by_one_process() throws IOException {
        here.orders().add("order-1", Instant.EPOCH, "admin", "{}", List.of(), false);

        assertThat(there.orders().take("order-1")).isTrue();
        assertThat(here.orders().take("order-1")).isFalse();
        assertThat(here.orders().all().get(0).elsewhere()).isTrue();
        assertThat(there.orders().all().get(0).elsewhere()).isFalse();
        here.orders().forget("order-1");
    }

    @Test
    void an_order_for_whose_end_somebody_waits_here_is_taken_elsewhere_only_when_this_process_has_ended()
            throws IOException {
        here.orders().add("order-1", Instant.EPOCH, "admin", "{}", List.of(), true);

        assertThat(there.orders().take("order-1")).isFalse();
        lease.close();
        assertThat(there.orders().take("order-1")).isTrue();
        there.orders().forget("order-1");
    }

    @Test
    void a_kept_file_is_read_on_another_node_and_its_next_version_adds_what_has_changed() throws IOException {
        byte[] content = new byte[1 << 20];
        new Random(7).nextBytes(content);
        Path file = Files.write(folder.resolve("www.snapshot"), content);
        here.kept().keep("www.snapshot", 1, file);
        int pieces = pieces();
        content[500_000]++;
        Files.write(file, content);
        here.kept().keep("www.snapshot", 2, file);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        there.kept().copy("www.snapshot", 2, read);

        assertThat(read.toByteArray()).isEqualTo(content);
        assertThat(pieces() - pieces).isBetween(1, 2);
        assertThat(there.kept().keeps("www.snapshot", 3)).isFalse();
    }

    @Test
    void how_a_job_is_run_is_decided_by_the_node_that_has_been_at_work_longest() {
        here.nodes().publish(Map.of("nightly", "job.kind=url", "only-here", ""));
        there.nodes().publish(Map.of("nightly", "job.kind=prefix", "only-there", ""));

        assertThat(here.nodes().decisive()).containsOnlyKeys("only-there");
        assertThat(there.nodes().decisive())
                .containsOnlyKeys("nightly", "only-here")
                .containsEntry("nightly", new Nodes.NodeJob("a", "job.kind=url"));

        lease.close();

        assertThat(there.nodes().decisive()).isEmpty();
    }

    private static int pieces() {
        return JdbcClient.create(database)
                .sql("SELECT COUNT(*) FROM kept_piece")
                .query(Integer.class)
                .single();
    }

    private NodeLease another(String name) throws SQLException {
        NodeLease another = NodeLease.begin(
                database, name, name + " process 1", "edgesweep, " + name, InstantSource.system(), System::nanoTime);
        leases.add(another);
        return another;
    }

    private static Ledger ledger(NodeLease lease) {
        return JdbcLedger.over(
                database, new TransactionTemplate(new JdbcTransactionManager(database)), lease, Optional.of(lease));
    }

    private static void sql(String statement) {
        JdbcClient.create(database).sql(statement).update();
    }

    private static void waitFor(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was waited for has not come").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
