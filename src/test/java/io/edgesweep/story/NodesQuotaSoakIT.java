package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.quota.QuotaDay;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.JournalEntry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One quota of 50,000 a day, of which a tenth is reserved, is drawn on by processes that work with one ledger in PostgreSQL, and by somebody
 * else; one process is killed, and the day turns meanwhile: {@code ./mvnw -Psoak verify -Dit.test=NodesQuotaSoakIT}.
 */
class NodesQuotaSoakIT {

    private static final String ZONE = "zone-2example0001";
    private static final int DAILY = 50_000;
    private static final int RESERVE = 5_000;
    private static final int TARGETS = 70_000;
    private static final int IN_FLIGHT = 20;

    /** What others take each second. */
    private static final int OF_OTHERS = 100;

    /** The figure is read again every two seconds, and one reading may fail to be the last before a call. */
    private static final int UNREAD_SECONDS = 5;

    private static final Duration UNTIL_THE_TURN = Duration.ofSeconds(50);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** When others took something. */
    private final List<Instant> others = new CopyOnWriteArrayList<>();

    private volatile boolean over;

    @Test
    void the_reserve_is_kept_through_a_kill_another_user_and_the_turn_of_the_day() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, DAILY))
                        .latency(Duration.ofMillis(300)))) {
            world.clock.at(Instant.parse("2026-11-30T16:00:00Z").minus(UNTIL_THE_TURN));
            world.configured("batch.targets", "50")
                    .configured("sites.www.reserve", "10%")
                    .configured("accounts.main.calls-in-flight", "" + IN_FLIGHT)
                    .withLedger(postgres.getJdbcUrl("postgres", "postgres"));
            world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));
            world.file("none.csv", "url");
            Thread somebody = new Thread(() -> useByOthers(world), "somebody-else");
            somebody.start();

            Process first = start(world, "a");
            PackagedProgram.waitFor(() -> calls(world).size() >= 100);
            first.destroyForcibly().waitFor();
            int second = exitCode(start(world, "b"));
            int third = second;
            for (int night = 0; third == 4 && night < 3; night++) {
                world.clock.at(QuotaDay.of(world.clock.instant()).next().start().plusSeconds(1));
                third = exitCode(
                        start(world, "c", "--input", folder.resolve("none.csv").toString()));
            }
            over = true;
            somebody.join();

            System.out.printf("quota soak: codes %d and %d, %s%n", second, third, check(world));
            Map<String, Integer> accepted = world.sandbox.journal().acceptedTargets();
            assertThat(accepted).allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
            assertThat(accepted).as("all of it in the end").hasSize(TARGETS);
        }
    }

    private void useByOthers(World world) {
        while (!over) {
            world.sandbox.quotas().use(ZONE, TaskType.PURGE_URL, OF_OTHERS);
            others.add(world.clock.instant());
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    /** A process with a home folder of its own, whose clock is the sandbox's. */
    private Process start(World world, String name, String... more) throws IOException {
        Duration ahead = Duration.between(Clock.systemUTC().instant(), world.clock.instant());
        return ForkedProgram.startAhead(
                folder,
                ahead,
                world.arguments(Stream.concat(
                                Stream.of(
                                        "run", "nightly", "--wait", "60s", "--edgesweep.home=" + folder.resolve(name)),
                                Stream.of(more))
                        .toArray(String[]::new)));
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ended in time").isTrue();
        return process.exitValue();
    }

    private static List<JournalEntry> calls(World world) {
        return world.sandbox.journal().calls(World.CREATE);
    }

    /** What each day came to, in words, after it was looked at. */
    private Map<QuotaDay, String> check(World world) {
        Map<QuotaDay, List<JournalEntry>> days = calls(world).stream()
                .collect(Collectors.groupingBy(
                        call -> QuotaDay.of(call.arrival()), LinkedHashMap::new, Collectors.toList()));
        Map<QuotaDay, String> words = new LinkedHashMap<>();
        days.forEach((day, calls) -> {
            int ours = 0;
            int least = DAILY;
            for (JournalEntry call : calls) {
                ours += call.booked();
                if (call.booked() > 0) {
                    least = Math.min(least, DAILY - ours - ofOthers(day, call.arrival()));
                }
            }
            long refused = calls.stream()
                    .filter(call -> call.verdict().startsWith("LimitExceeded"))
                    .count();
            words.put(
                    day,
                    "ours " + ours + ", least left after a call of ours " + least + ", refused for the day " + refused);
            assertThat(least)
                    .as(day + ": " + words.get(day))
                    .isGreaterThanOrEqualTo(RESERVE - UNREAD_SECONDS * OF_OTHERS);
            assertThat(refused).as(day + ": " + words.get(day)).isLessThanOrEqualTo(IN_FLIGHT);
        });
        assertThat(words).as("the day has turned").hasSizeGreaterThan(1);
        return words;
    }

    private int ofOthers(QuotaDay day, Instant until) {
        return OF_OTHERS
                * (int) others.stream()
                        .filter(moment -> QuotaDay.of(moment).equals(day) && !moment.isAfter(until))
                        .count();
    }
}
