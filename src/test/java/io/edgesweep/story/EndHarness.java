package io.edgesweep.story;

import static io.edgesweep.story.PackagedProgram.exitCode;
import static io.edgesweep.story.PackagedProgram.waitFor;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.edgesweep.app.Edgesweep;
import io.edgesweep.cli.print.Terminal;
import io.edgesweep.process.Sleeper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Ends the packaged program, by SIGTERM and SIGKILL in turn, at moments of the last two seconds of a run: after its last call
 * was accepted, while it settles, reports, waits for a webhook that is slow to answer, says what came of it, marks it as told, and exits. Where
 * the code is not 0, it gives the same command again. What a sandbox in another process accepted is compared with the input.
 */
final class EndHarness implements AutoCloseable {

    private static final int TARGETS = 40;
    private static final Duration END = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofMillis(1500);

    /** What is waited for before a moment is drawn. */
    private enum After {
        /** The last of its calls was accepted. */
        ACCEPTANCE,
        /** Its report is being written. */
        REPORT,
        /** It has said what came of it: the mark follows at once, then the exit. */
        TELLING
    }

    /**
     * What was done, and what came of it.
     *
     * @param moments      how often the program was ended
     * @param tooLate      how often it had ended by itself before
     * @param codes        its codes, by signal
     * @param repeated     how often the same command was given again
     * @param afterTheMark kills between the mark <i>delivered</i> and the exit, after which the same command is a new run
     * @param wrong        what must not be
     */
    record Tally(
            int moments,
            int tooLate,
            Map<String, Integer> codes,
            int repeated,
            int afterTheMark,
            List<String> wrong,
            long seed) {}

    private final Path folder;
    private final long seed;
    private final Random random;
    private final SandboxProcess sandbox;
    private final HttpServer webhook;
    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final Path home;
    private final Map<String, Integer> codes = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int runs;
    private int moments;
    private int tooLate;
    private int repeated;
    private int afterTheMark;

    /** Starts the sandbox, and plays one run that nobody ends: all others begin with the home folder that it leaves. */
    EndHarness(Path folder, long seed) throws IOException, InterruptedException {
        this.folder = folder;
        this.seed = seed;
        this.random = new Random(seed);
        this.sandbox = SandboxProcess.start(folder.resolve("sandbox"));
        this.webhook = slowWebhook();
        this.home = write("unharmed", false);
        assertThat(again(home)).as("of a run that nobody ends").isZero();
        sandbox.received();
    }

    private HttpServer slowWebhook() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(answering);
        server.createContext("/", exchange -> {
            LockSupport.parkNanos(SLOW.toNanos());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Ends the program at so many moments. */
    Tally end(int wanted) throws IOException, InterruptedException {
        while (moments < wanted) {
            assertThat(tooLate).as(() -> "too late, of " + tally()).isLessThanOrEqualTo(wanted);
            play(moments % 2 == 1, moments % 4 > 1, After.values()[random.nextInt(After.values().length)]);
        }
        return tally();
    }

    private Tally tally() {
        return new Tally(moments, tooLate, codes, repeated, afterTheMark, wrong, seed);
    }

    private void play(boolean kill, boolean slowly, After after) throws IOException, InterruptedException {
        String name = "run-" + ++runs;
        Path place = write(name, slowly);
        FileSystemUtils.copyRecursively(home.resolve("home"), place.resolve("home"));
        Process process = start(place);
        waitFor(() -> !process.isAlive() || hasCome(after, name, place));
        LockSupport.parkNanos(
                (long) (random.nextDouble() * longest(after, slowly).toNanos()));
        if (!process.isAlive()) {
            tooLate++;
            return;
        }
        if (kill) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        int first = exitCode(process);
        moments++;
        codes.merge((kill ? "SIGKILL " : "SIGTERM ") + first, 1, Integer::sum);
        String story = judge(name, place, kill, first);
        System.out.printf(Locale.ROOT, "%4d %s, after %s%n", moments, story, after);
    }

    private boolean hasCome(After after, String name, Path place) {
        return switch (after) {
            case ACCEPTANCE -> accepted(name) == TARGETS;
            case REPORT -> hasReport(place);
            case TELLING -> hasTold(place);
        };
    }

    private static Duration longest(After after, boolean slowly) {
        Duration quick =
                switch (after) {
                    case ACCEPTANCE -> Duration.ofMillis(1200);
                    case REPORT -> Duration.ofMillis(500);
                    case TELLING -> Duration.ofMillis(250);
                };
        return slowly && after != After.TELLING ? END : quick;
    }

    private static boolean hasTold(Path place) {
        try {
            return Files.readString(place.resolve("output.log")).contains("All confirmed purged");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String judge(String name, Path place, boolean kill, int first) throws IOException, InterruptedException {
        String state = LedgerFiles.ask(
                place.resolve("home"),
                "SELECT state || CASE WHEN delivered_at IS NULL THEN '' ELSE ', delivered' END FROM run"
                        + " ORDER BY started_at DESC LIMIT 1");
        String story = name + ", " + (kill ? "SIGKILL" : "SIGTERM") + ", " + state + ": " + first;
        boolean delivered = state.endsWith("delivered");
        if (!kill && first != (state.startsWith("FINISHED") ? 0 : 143)) {
            wrong.add(story + " is not the run's own code");
        }
        if (first != 0) {
            repeated++;
            int second = again(place);
            story += ", then " + second;
            if (second != 0) {
                wrong.add(story);
            }
        }
        boolean newRun = kill && delivered && first != 0;
        afterTheMark += newRun ? 1 : 0;
        Map<String, Integer> times = acceptedTimes(name);
        long lost = TARGETS - times.size();
        long doubled = times.values().stream().filter(each -> each > 1).count();
        if (lost > 0 || (doubled > 0 && !newRun)) {
            wrong.add(story + ": " + lost + " lost, " + doubled + " doubled");
        }
        sandbox.received();
        return story + ": " + lost + " lost, " + doubled + " doubled" + (newRun ? " by a new run after the mark" : "");
    }

    private int accepted(String name) {
        return acceptedTimes(name).size();
    }

    private Map<String, Integer> acceptedTimes(String name) {
        return sandbox.all().stream()
                .flatMap(call -> call.path("accepted").valueStream())
                .map(JsonNode::asString)
                .filter(target -> target.contains("/" + name + "/"))
                .collect(toMap(target -> target, target -> 1, Integer::sum));
    }

    private static boolean hasReport(Path place) {
        try (Stream<Path> files = Files.walk(place.resolve("reports"))) {
            return files.anyMatch(file -> file.endsWith("targets.csv"));
        } catch (IOException | UncheckedIOException e) {
            // It is not there yet, or comes to be there this moment.
            return false;
        }
    }

    private Process start(Path place) throws IOException {
        return PackagedProgram.start(place, place.resolve("output.log"), command(place));
    }

    /** The same command, to its end: in this process, which is up already. */
    private static int again(Path place) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(InputStream.nullInputStream(), nowhere, nowhere, false);
        return Edgesweep.run(terminal, Clock.systemUTC(), Sleeper.real(), command(place));
    }

    private static String[] command(Path place) {
        return new String[] {
            "run", "nightly", "--spring.config.additional-location=file:" + place.resolve("application.yml")
        };
    }

    private Path write(String name, boolean slowly) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(place.resolve("jobs"));
        Files.write(place.resolve("urls.csv"), (Iterable<String>) Stream.concat(
                Stream.of("url"),
                IntStream.range(0, TARGETS).mapToObj(i -> "https://www.example.com/" + name + "/" + i))::iterator);
        String notify = slowly
                ? "notify: {webhooks: [{url: 'http://127.0.0.1:"
                        + webhook.getAddress().getPort() + "/slow', format: json}]}\n"
                : "";
        Files.writeString(
                place.resolve("jobs/nightly.yml"),
                "site: www\nsources: [{csv: " + place.resolve("urls.csv") + "}]\n" + notify);
        Files.writeString(place.resolve("application.yml"), """
                edgesweep:
                  home: %1$s/home
                  reports: %1$s/reports
                  jobs: %1$s/jobs
                  accounts:
                    main:
                      credentials: {secret-id: %2$s, secret-key: %3$s}
                      endpoints: {teo: "%4$s"}
                  sites:
                    www: {account: main, zone-id: zone-2example0001, hosts: [www.example.com]}
                  batch: {targets: 10}
                  reconcile: {first-look: 100ms, every: 100ms, unsettled: [200ms, 300ms, 500ms]}
                """.formatted(
                        place, sandbox.secretId(), sandbox.secretKey(), sandbox.endpoint()));
        return place;
    }

    @Override
    public void close() {
        webhook.stop(0);
        answering.shutdownNow();
        sandbox.close();
    }
}
