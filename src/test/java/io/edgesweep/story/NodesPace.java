package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.server.JournalEntry;
import io.edgesweep.sandbox.server.SandboxSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Jobs of as many sites, half of them of another account, that are asked for at several nodes in turn, each of them a process. The sandbox's
 * journal and the reports are the witnesses.
 */
final class NodesPace implements AutoCloseable {

    private static final int BATCH = 100;
    private static final int PER_SECOND = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final SandboxKey OTHER = SandboxKey.of(
                    "AKIDSANDBOXexample0000000000000000002", "sandboxSecretKeyExample000000002")
            .ofAccount("other");

    private final EmbeddedPostgres postgres;
    private final World world;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final int targets;
    private final int jobs;
    private final int taskSeconds;
    private int finished;

    /**
     * What came of it.
     *
     * @param seconds        from the first order to the end of the last run
     * @param callsPerSecond of both accounts together, from each one's first call to its last
     * @param mostInASecond  the most calls that left in any second, by the stamps of when they left
     * @param tooFast        how many calls were refused for their pace
     * @param notOnce        how many targets were accepted more than once, or not at all
     */
    record Figures(double seconds, double callsPerSecond, int mostInASecond, long tooFast, long notOnce) {}

    /** @param taskSeconds how long a task takes */
    NodesPace(Path folder, int count, int jobs, int targets, int taskSeconds) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        this.jobs = jobs;
        this.targets = targets;
        this.taskSeconds = taskSeconds;
        this.postgres = EmbeddedPostgres.start();
        this.world = new World(folder, settings -> settings.completion(Duration.ofSeconds(taskSeconds))
                        .keys(SandboxSettings.SAMPLE_KEY, OTHER)
                        .latency(Duration.ofMillis(300))
                        .zones(IntStream.range(0, jobs)
                                .mapToObj(i -> SandboxZone.of(zone(i), host(i)))
                                .toArray(SandboxZone[]::new))
                        .quota(World.urls(BATCH, 1_000_000)))
                .withLedger(postgres.getJdbcUrl("postgres", "postgres"));
        configure();
        for (int i = 0; i < count; i++) {
            nodes.add(new NodeProcess(world, folder, "node-" + i));
        }
        for (NodeProcess node : nodes) {
            node.awaitStart();
        }
    }

    private void configure() {
        String other = "accounts.other.";
        world.configured(other + "credentials.secret-id", OTHER.secretId())
                .configured(other + "credentials.secret-key", OTHER.secretKey())
                .configured(other + "endpoints.teo", world.sandbox.endpoint().toString())
                .configured("console.tokens.soak", TOKEN)
                .configured("console.port", "0")
                .configured("node.runs", "" + jobs)
                .configured("batch.targets", "" + BATCH)
                .configured("reconcile.first-look", taskSeconds + "s")
                .configured("reconcile.every", "2s");
        for (int i = 0; i < jobs; i++) {
            world.configured("sites.s" + i + ".account", i % 2 == 0 ? "main" : "other")
                    .configured("sites.s" + i + ".zone-id", zone(i))
                    .configured("sites.s" + i + ".hosts", host(i));
            world.jobForSite("s" + i, "job" + i, world.urlFile("urls" + i + ".csv", host(i), targets));
        }
    }

    private static String zone(int number) {
        return "zone-2example0" + (100 + number);
    }

    private static String host(int number) {
        return "s" + number + ".example.com";
    }

    /** What the accounts' pace allows, and the time that a task takes. */
    double limitSeconds() {
        return jobs / 2.0 * targets / BATCH / PER_SECOND + taskSeconds;
    }

    /** Asks for the first so many jobs, in turn at all nodes, and waits for their end. */
    Figures play(int asked) throws IOException, InterruptedException {
        world.sandbox.journal().clear();
        long tooFast = tooFast();
        long began = System.nanoTime();
        for (int i = 0; i < asked; i++) {
            order("job" + i, nodes.get(i % nodes.size()));
        }
        finished += asked;
        long until = began + PATIENCE.toNanos();
        while (count("SELECT COUNT(*) FROM run WHERE state = 'FINISHED'") < finished) {
            assertThat(System.nanoTime()).as("patience").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Integer> accepted = world.sandbox.journal().acceptedTargets();
        long once = accepted.values().stream().filter(times -> times == 1).count();
        return new Figures(
                seconds,
                callsPerSecond(),
                (int) count("SELECT MAX(calls_per_second) FROM run"),
                tooFast() - tooFast,
                accepted.size() - once + Math.abs((long) asked * targets - accepted.size()));
    }

    /**
     * The same once all of them are warm: the first calls that a process sends or takes are slower than those which follow, and so arrive
     * closer to them than they left.
     */
    Figures playWarm(int asked) throws IOException, InterruptedException {
        play(Math.max(2, nodes.size()));
        return play(asked);
    }

    private long tooFast() {
        return count("SELECT COALESCE(SUM(calls_too_fast), 0) FROM run");
    }

    private static void order(String job, NodeProcess node) throws IOException, InterruptedException {
        URI console = Served.console(node.home()).orElseThrow();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(console.resolve("/api/jobs/" + job + "/runs"))
                                .header("Authorization", "Bearer " + TOKEN)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    private double callsPerSecond() {
        Map<String, List<Long>> accounts = world.sandbox.journal().calls(World.CREATE).stream()
                .collect(Collectors.groupingBy(
                        JournalEntry::secretId, Collectors.mapping(JournalEntry::arrivalNanos, Collectors.toList())));
        return accounts.values().stream().mapToDouble(NodesPace::pace).sum();
    }

    private static double pace(List<Long> arrivals) {
        List<Long> sorted = arrivals.stream().sorted(Comparator.naturalOrder()).toList();
        return (sorted.size() - 1) * 1e9 / (sorted.get(sorted.size() - 1) - sorted.get(0));
    }

    private long count(String sql) {
        return JdbcClient.create(postgres.getPostgresDatabase())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(NodeProcess::kill);
        world.close();
        postgres.close();
    }
}
