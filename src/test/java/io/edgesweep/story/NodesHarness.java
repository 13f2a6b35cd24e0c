package io.edgesweep.story;

import static io.edgesweep.story.PackagedProgram.waitFor;

import io.edgesweep.sandbox.server.SandboxSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three nodes, each a process of its own, work with one ledger in PostgreSQL. Runs of two accounts are asked for at any of them, while nodes
 * are killed and frozen at random. The sandbox's journal is the witness.
 */
final class NodesHarness implements AutoCloseable {

    private static final int TARGETS = 60;
    private static final List<String> SITES = List.of("www", "shop");

    private final EmbeddedPostgres postgres;
    private final World world;
    private final Path folder;
    private final Random random;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final ExecutorService commands = Executors.newCachedThreadPool();
    private int orders;

    /** What came of it. The longest silence is the longest time after a kill or the end of a freeze until the next call was accepted. */
    record Tally(int kills, int freezes, int orders, int targets, int lost, int doubled, Duration longestSilence) {}

    NodesHarness(Path folder, long seed) throws IOException, InterruptedException {
        this.folder = folder;
        this.random = new Random(seed);
        this.postgres = EmbeddedPostgres.start();
        this.world = new World(
                folder, settings -> settings.completion(Duration.ofMillis(500)).quota(World.urls(1_000, 1_000_000)));
        world.configured("accounts.other.endpoints.teo", "" + world.sandbox.endpoint())
                .configured("accounts.other.endpoints.cdn", "" + world.sandbox.endpoint())
                .configured("accounts.other.credentials.secret-id", SandboxSettings.SAMPLE_KEY.secretId())
                .configured("accounts.other.credentials.secret-key", SandboxSettings.SAMPLE_KEY.secretKey())
                .configured("accounts.main.calls-per-second", "8")
                .configured("accounts.other.calls-per-second", "8")
                .configured("sites.shop.account", "other")
                .configured("batch.targets", "2")
                .configured("call.timeout", "5s")
                .withLedger(postgres.getJdbcUrl("postgres", "postgres"));
        for (String site : SITES) {
            world.jobForSite(site, site, world.file("none.csv", "url"));
        }
        for (String name : List.of("a", "b", "c")) {
            NodeProcess node = new NodeProcess(world, folder, name);
            nodes.add(node);
            node.awaitStart();
        }
    }

    /**
     * Something that is done to a node.
     *
     * @param standstill how long it is frozen; null when it is killed
     * @param ended      whether its database connections are ended meanwhile
     */
    private record Disturbance(@Nullable Duration standstill, boolean ended) {}

    /**
     * Kills and freezes nodes so many times, waits until all is done that was asked for, and counts.
     *
     * @param lengths of the standstills, in turn; every other round of them has the node's database connections ended meanwhile
     */
    Tally disturb(int kills, int freezes, List<Duration> lengths) throws IOException, InterruptedException {
        List<Disturbance> disturbances = new ArrayList<>(Stream.concat(
                        IntStream.range(0, kills).mapToObj(i -> new Disturbance(null, false)),
                        IntStream.range(0, freezes)
                                .mapToObj(i ->
                                        new Disturbance(lengths.get(i % lengths.size()), i / lengths.size() % 2 == 1)))
                .toList());
        Collections.shuffle(disturbances, random);
        Duration longest = Duration.ZERO;
        for (Disturbance each : disturbances) {
            int before = accepted().size();
            for (String site : SITES) {
                order(site);
            }
            waitFor(() -> accepted().size() > before);
            pause(Duration.ofMillis(random.nextInt(2000)));
            NodeProcess node = nodes.get(random.nextInt(nodes.size()));
            disturb(node, each);
            Duration silence = silence();
            longest = max(longest, silence);
            System.out.printf("%s, %s: silent for %d ms%n", node.name(), each, silence.toMillis());
            pause(Duration.ofSeconds(2));
            startAgain();
        }
        int all = orders * TARGETS;
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (accepted().size() < all && System.nanoTime() < end) {
            pause(Duration.ofMillis(200));
            startAgain();
        }
        pause(Duration.ofSeconds(3));
        Map<String, Integer> accepted = accepted();
        return new Tally(
                kills,
                freezes,
                orders,
                all,
                all - accepted.size(),
                (int) accepted.values().stream().filter(times -> times > 1).count(),
                longest);
    }

    private void disturb(NodeProcess node, Disturbance how) throws IOException, InterruptedException {
        if (how.standstill() == null) {
            node.process().destroyForcibly().waitFor();
            return;
        }
        signal(node.process(), "STOP");
        if (how.ended()) {
            database()
                    .sql("SELECT PG_TERMINATE_BACKEND(pid) FROM pg_stat_activity WHERE application_name IN"
                            + " (SELECT connections FROM node WHERE name = :name)")
                    .param("name", node.name())
                    .query(Boolean.class)
                    .list();
        }
        pause(how.standstill());
        signal(node.process(), "CONT");
    }

    private void startAgain() throws IOException, InterruptedException {
        for (NodeProcess node : nodes) {
            node.startAgainIfItEnded();
        }
    }

    private void order(String site) {
        int number = orders++;
        String host = site.equals("www") ? "www.example.com" : "shop.example.com";
        Path list = world.file(
                "order-" + number + ".csv",
                Stream.concat(
                        Stream.of("url"),
                        IntStream.range(0, TARGETS).mapToObj(i -> "https://" + host + "/" + number + "/" + i)));
        List<NodeProcess> alive =
                nodes.stream().filter(node -> node.process().isAlive()).toList();
        NodeProcess node = alive.get(random.nextInt(alive.size()));
        int before = known();
        commands.execute(() -> world.run("run", site, "--input", list.toString(), "--edgesweep.home=" + node.home()));
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (known() <= before && System.nanoTime() < end) {
            pause(Duration.ofMillis(50));
        }
    }

    /** How many orders were ever written down, or, where one ended at once, how many are: only that another is there matters. */
    private int known() {
        return database()
                .sql("SELECT COUNT(*) FROM placed_order")
                .query(Integer.class)
                .single();
    }

    private JdbcClient database() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    private Map<String, Integer> accepted() {
        return world.sandbox.journal().acceptedTargets();
    }

    /** How long it takes until something is accepted again, at most 70 s; nothing if nothing was left to be. */
    private Duration silence() throws IOException {
        long begin = System.nanoTime();
        int before = accepted().size();
        while (accepted().size() == before
                && before < orders * TARGETS
                && System.nanoTime() - begin < Duration.ofSeconds(70).toNanos()) {
            pause(Duration.ofMillis(50));
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** What the nodes said, for whoever looks why something is wrong. */
    String output() throws IOException {
        StringBuilder all = new StringBuilder();
        for (NodeProcess node : nodes) {
            all.append(Files.readString(node.log()));
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(NodeProcess::kill);
        commands.shutdownNow();
        world.close();
        postgres.close();
    }
}
