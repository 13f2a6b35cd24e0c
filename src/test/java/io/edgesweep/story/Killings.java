package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport.CountLine;
import io.edgesweep.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Kills the packaged program at random moments and starts it again, until its run is done. Then the journal of the API is
 * held against the input: what was never accepted is lost, what was accepted more than once is doubled.
 */
final class Killings {

    private static final int MOST_KILLS_OF_A_RUN = 8;

    private final RandomGenerator random;
    private final Map<String, Integer> killsByStep = new TreeMap<>();
    private int kills;
    private int runs;
    private long targets;
    private long lost;
    private long doubled;

    Killings(RandomGenerator random) {
        this.random = random;
    }

    /**
     * One run, from its first start to its end.
     *
     * @param folder where it works
     * @param size   how many targets it has
     * @param most   so many kills at most
     */
    void run(Path folder, int size, int most) throws IOException, InterruptedException {
        Duration latency = Duration.ofMillis(20 + random.nextInt(100));
        try (World world = new World(folder, sandbox -> sandbox.latency(latency).quota(World.urls(1000, 100_000)))) {
            world.configured("batch.targets", "10").configured("accounts.main.calls-in-flight", "4");
            Path input = world.file(
                    "urls.csv",
                    Stream.of(
                                    Stream.of("url", "not a url", "https://elsewhere.example.org/"),
                                    IntStream.range(0, size).mapToObj(World::url),
                                    Stream.of(World.url(0), World.url(1)))
                            .flatMap(lines -> lines));
            world.job("nightly", "site: www\nsources: [{csv: " + input + "}]\nexit: {success: [3]}\n");
            loseSomeReplies(world);
            int exitCode = killUntilDone(world, Math.min(most, MOST_KILLS_OF_A_RUN));
            count(world, size);
            assertThat(exitCode).as("exit code").isZero();
            assertThat(world.reports("nightly")).as("reports of one run").hasSize(1);
            assertThat(world.report("nightly").counts())
                    .isEqualTo(new CountLine(size + 4, 0, 2, 0, 2, 0, size, 0, 0, 0, 0));
            assertThat(partsOfFiles(world))
                    .as("files of the report that are not whole")
                    .isZero();
        }
    }

    private void loseSomeReplies(World world) {
        for (int i = random.nextInt(4); i > 0; i--) {
            world.sandbox
                    .faults()
                    .next(World.CREATE, random.nextInt(6), Fault.none())
                    .next(World.CREATE, random.nextBoolean() ? Fault.closeAfterBooking() : Fault.closeBeforeBooking());
        }
    }

    /** Gives the exit code of the process that was left alone. */
    private int killUntilDone(World world, int most) throws IOException, InterruptedException {
        Program program = new Program(world);
        for (int i = 0; i < most; i++) {
            Process process = program.start("run", "nightly");
            BooleanSupplier moment = moment(world);
            Program.waitFor(() -> !process.isAlive() || moment.getAsBoolean());
            if (!process.isAlive()) {
                return process.exitValue();
            }
            process.destroyForcibly();
            process.waitFor();
            kills++;
            killsByStep.merge(step(world), 1, Integer::sum);
        }
        return Program.exitCode(program.start("run", "nightly"));
    }

    /** When to kill: after some time, after some calls, or when something appears. */
    private BooleanSupplier moment(World world) {
        long begin = System.nanoTime();
        int sent = sent(world);
        int asked = asked(world);
        return switch (random.nextInt(6)) {
            case 0 -> {
                Duration after = Duration.ofMillis(random.nextInt(3000));
                yield () -> System.nanoTime() - begin > after.toNanos();
            }
            case 1 -> () -> Files.isDirectory(world.folder().resolve("home/spill"));
            case 2, 3 -> {
                int calls = 1 + random.nextInt(12);
                yield () -> sent(world) >= sent + calls;
            }
            case 4 -> {
                int calls = 1 + random.nextInt(30);
                yield () -> asked(world) >= asked + calls;
            }
            default -> () -> Files.isDirectory(world.folder().resolve("reports/nightly"));
        };
    }

    private static int sent(World world) {
        return world.sandbox.journal().calls(World.CREATE).size();
    }

    private static int asked(World world) {
        return world.sandbox.journal().calls(World.ASK).size();
    }

    /** In which step the process was when it was killed, as far as can be told from outside. */
    private static String step(World world) {
        Path folder = world.folder();
        if (Files.isDirectory(folder.resolve("reports/nightly"))) {
            return "report";
        }
        if (asked(world) > 0) {
            return "settle or reconcile";
        }
        if (sent(world) > 0) {
            return "submit";
        }
        return Files.isDirectory(folder.resolve("home/spill")) ? "collect or cut" : "start";
    }

    private void count(World world, int size) {
        Map<String, Integer> accepted = world.sandbox.journal().acceptedTargets();
        runs++;
        targets += size;
        lost += IntStream.range(0, size)
                .mapToObj(World::url)
                .filter(url -> !accepted.containsKey(url))
                .count();
        doubled += accepted.values().stream().filter(times -> times > 1).count();
    }

    private static long partsOfFiles(World world) throws IOException {
        try (Stream<Path> files = Files.walk(world.folder().resolve("reports"))) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }

    int kills() {
        return kills;
    }

    long lost() {
        return lost;
    }

    long doubled() {
        return doubled;
    }

    /** All figures in a line. */
    @Override
    public String toString() {
        return kills + " kills " + killsByStep + ", " + runs + " runs, " + targets + " targets, " + lost + " lost, "
                + doubled + " doubled";
    }
}
