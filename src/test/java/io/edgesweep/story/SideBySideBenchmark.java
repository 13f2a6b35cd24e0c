package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how long six jobs of six sites in two accounts take that are asked of one {@code serve} at once, against what the longest
 * takes alone and what the accounts' pace allows: {@code ./mvnw -Pbench test -Dtest=SideBySideBenchmark}.
 */
class SideBySideBenchmark {

    private static final int SITES = 6;
    private static final int TARGETS = 2000;
    private static final int BATCH = 100;
    private static final Duration TASK = Duration.ofSeconds(Integer.getInteger("bench.task", 20));

    private static final SandboxKey OTHER = SandboxKey.of(
                    "AKIDSANDBOXexample0000000000000000002", "sandboxSecretKeyExample000000002")
            .ofAccount("other");

    @TempDir
    private Path folder;

    @Test
    void six_jobs_of_six_sites_in_two_accounts() {
        World world = new World(folder, settings -> settings.completion(TASK)
                        .keys(SandboxSettings.SAMPLE_KEY, OTHER)
                        .latency(Duration.ofMillis(300))
                        .zones(IntStream.range(0, SITES)
                                .mapToObj(i -> SandboxZone.of(zone(i), host(i)))
                                .toArray(SandboxZone[]::new))
                        .quota(World.urls(BATCH, 1_000_000)))
                .configured("console.password", Served.PASSWORD)
                .configured("node.runs", "" + SITES)
                .configured("batch.targets", "" + BATCH)
                .configured("reconcile.first-look", "5s")
                .configured("reconcile.every", "5s");
        configure(world);
        List<String> jobs = IntStream.range(0, SITES).mapToObj(i -> "job" + i).toList();
        try (Served served = Served.in(world).loggedIn()) {
            double alone = seconds(served, world, List.of("job0"), 1);
            double together = seconds(served, world, jobs, 1 + SITES);
            double pace = SITES / 2.0 * TARGETS / BATCH / 20 + TASK.toSeconds();
            System.out.printf(
                    Locale.ROOT,
                    "one job alone %.1f s; six of six sites in two accounts %.1f s = %.2f x the larger of that and the pace's"
                            + " %.1f s; %.1f s if they went one after the other%n",
                    alone,
                    together,
                    together / Math.max(alone, pace),
                    pace,
                    SITES * alone);
        }
    }

    private void configure(World world) {
        String account = "accounts.other.";
        world.configured(account + "credentials.secret-id", OTHER.secretId())
                .configured(account + "credentials.secret-key", OTHER.secretKey())
                .configured(account + "endpoints.teo", world.sandbox.endpoint().toString());
        for (int i = 0; i < SITES; i++) {
            int number = i;
            world.configured("sites.s" + i + ".account", i % 2 == 0 ? "main" : "other")
                    .configured("sites.s" + i + ".zone-id", zone(i))
                    .configured("sites.s" + i + ".hosts", host(i));
            world.jobForSite(
                    "s" + i,
                    "job" + i,
                    world.file(
                            "urls" + i + ".csv",
                            Stream.concat(
                                    Stream.of("url"),
                                    IntStream.range(0, TARGETS)
                                            .mapToObj(page -> "https://" + host(number) + "/page-" + page + ".html"))));
        }
    }

    private static String zone(int number) {
        return "zone-2example010" + number;
    }

    private static String host(int number) {
        return "s" + number + ".example.com";
    }

    /** From the first order to the end of the last run. */
    private static double seconds(Served served, World world, List<String> jobs, int runs) {
        Instant began = world.clock.instant();
        jobs.forEach(job -> served.post("/jobs/" + job, "/jobs/" + job + "/runs", Map.of()));
        long until = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (served.ask("api/runs?limit=100").split("FINISHED", -1).length <= runs) {
            assertThat(System.nanoTime()).isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(jobs)
                .allSatisfy(job -> assertThat(world.report(job).exitCode()).isZero());
        return Duration.between(began, world.clock.instant()).toMillis() / 1000.0;
    }
}
