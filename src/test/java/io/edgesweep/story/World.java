package io.edgesweep.story;

import io.edgesweep.app.Edgesweep;
import io.edgesweep.cli.print.Terminal;
import io.edgesweep.process.Sleeper;
import io.edgesweep.report.RunJson;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.write.ReportSchema;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.edgeone.QuotaProfile;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The program, a folder to work in, and a stand-in for the API that it calls: a story plays in it. The sites are www, with
 * the hosts www.example.com and static.example.com, and shop, both of EdgeOne, and img of the classic CDN.
 */
public final class World implements AutoCloseable {

    public static final String CREATE = "CreatePurgeTask";

    public static final String ASK = "DescribePurgeTasks";

    /** What the program said and how it ended. */
    public record Ending(int exitCode, String out, String err) {}

    private final ReportSchema schema = new ReportSchema();
    public final Sandbox sandbox;
    public final MovableClock clock = new MovableClock();
    private final Path folder;
    private final Map<String, String> configuration = new LinkedHashMap<>();
    private Optional<String> database = Optional.empty();
    private String secretKey = SandboxSettings.SAMPLE_KEY.secretKey();

    public World(Path folder) {
        this(folder, settings -> settings);
    }

    public World(Path folder, UnaryOperator<SandboxSettings.Builder> sandboxSettings) {
        this.folder = folder;
        this.sandbox = Sandbox.start(sandboxSettings
                .apply(SandboxSettings.builder()
                        .clock(clock)
                        .zones(SandboxSettings.SAMPLE_ZONE, SandboxZone.of("zone-2example0002", "shop.example.com"))
                        // The vendor's client signs by the system's clock, whatever ours says.
                        .clockTolerance(Duration.ofDays(30))
                        .listingLag(Duration.ofMillis(50))
                        .completion(Duration.ofMillis(100)))
                .build());
    }

    public static QuotaProfile urls(int batch, int daily) {
        return QuotaProfile.sample().with(TaskType.PURGE_URL, batch, daily);
    }

    /** Sets a key of the configuration. */
    public World configured(String key, String value) {
        configuration.put(key, value);
        return this;
    }

    /** The ledger is in this database. */
    public World withLedger(String url) {
        database = Optional.of("--spring.datasource.url=" + url);
        return this;
    }

    public World withSecretKey(String key) {
        secretKey = key;
        return this;
    }

    public Path file(String name, String... lines) {
        return file(name, Stream.of(lines));
    }

    public Path file(String name, Stream<String> lines) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, (Iterable<String>) lines::iterator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** A file with so many different URLs of the site, below a header. */
    public Path urlFile(String name, int count) {
        return file(
                name, Stream.concat(Stream.of("url"), IntStream.range(0, count).mapToObj(World::url)));
    }

    /** A file with so many different URLs of the host, below a header. */
    public Path urlFile(String name, String host, int count) {
        return file(
                name,
                Stream.concat(
                        Stream.of("url"),
                        IntStream.range(0, count).mapToObj(i -> "https://" + host + "/page-" + i + ".html")));
    }

    public static String url(int number) {
        return "https://www.example.com/page-" + number + ".html";
    }

    public World job(String name, String yaml) {
        file("jobs/" + name + ".yml", yaml);
        return this;
    }

    /** A job that purges the URLs of the files, on the site www. */
    public World jobFor(String name, Path... files) {
        return jobForSite("www", name, files);
    }

    public World jobForSite(String site, String name, Path... files) {
        StringBuilder yaml = new StringBuilder("site: " + site + "\nsources:\n");
        for (Path file : files) {
            yaml.append("  - csv: ").append(file).append('\n');
        }
        return job(name, yaml.toString());
    }

    public Ending run(String... arguments) {
        return runWithInput("", arguments);
    }

    /** As {@link #run}, with that in the place of waiting. */
    public Ending runSleeping(Sleeper sleeper, String... arguments) {
        return runWith("", sleeper, arguments);
    }

    public Ending runWithInput(String input, String... arguments) {
        return runWith(input, Sleeper.real(), arguments);
    }

    private Ending runWith(String input, Sleeper sleeper, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int exitCode = Edgesweep.run(terminal, clock, sleeper, arguments(arguments));
        return new Ending(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** As {@link #run}, with what it prints as data going elsewhere. */
    public Ending runInto(PrintStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(), out, new PrintStream(err, true, StandardCharsets.UTF_8), false);
        int exitCode = Edgesweep.run(terminal, clock, Sleeper.real(), arguments(arguments));
        return new Ending(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }

    /** As {@link #run}, and does something once the API has been asked so many times what became of its tasks. */
    public Ending runAndMeanwhile(int questions, Runnable meanwhile, String... arguments) {
        return runAndAfter(ASK, questions, meanwhile, arguments);
    }

    /** As {@link #run}, and does something once the API has got so many batches. */
    public Ending runWhileSending(int batches, Runnable meanwhile, String... arguments) {
        return runAndAfter(CREATE, batches, meanwhile, arguments);
    }

    private Ending runAndAfter(String action, int calls, Runnable meanwhile, String... arguments) {
        int before = sandbox.journal().calls(action).size();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            while (!over.get() && sandbox.journal().calls(action).size() < before + calls) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            meanwhile.run();
        });
        watch.start();
        try {
            return run(arguments);
        } finally {
            over.set(true);
        }
    }

    /** The arguments with what makes the program work in this world. */
    public String[] arguments(String... arguments) {
        Path yaml = unchanged("application.yml", """
                edgesweep:
                  home: %1$s/home
                  reports: %1$s/reports
                  jobs: %1$s/jobs
                  console: {port: 0}
                  accounts:
                    main:
                      credentials: {secret-id: %2$s, secret-key: "%3$s"}
                      endpoints: {teo: "%4$s", cdn: "%4$s"}
                  sites:
                    www:
                      account: main
                      zone-id: zone-2example0001
                      hosts: [www.example.com, static.example.com]
                    shop:
                      account: main
                      zone-id: zone-2example0002
                      hosts: [shop.example.com]
                    img:
                      account: main
                      product: cdn
                      hosts: [img.example.com]
                  reconcile: {first-look: 100ms, every: 100ms, unsettled: [200ms, 300ms, 500ms]}
                """.formatted(
                        folder, SandboxSettings.SAMPLE_KEY.secretId(), secretKey, sandbox.endpoint()));
        List<String> all = new ArrayList<>(List.of(arguments));
        configuration.forEach((key, value) -> all.add("--edgesweep." + key + "=" + value));
        database.ifPresent(all::add);
        all.add("--spring.config.additional-location=file:" + yaml);
        return all.toArray(String[]::new);
    }

    /** Does not touch a file that says the same: another command of this world may be reading it. */
    private Path unchanged(String name, String content) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) && Files.readString(file).equals(content + System.lineSeparator())
                    ? file
                    : file(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** The report folders of a job, oldest first. */
    public List<Path> reports(String job) {
        try (Stream<Path> runs = Files.list(folder.resolve("reports").resolve(job))) {
            return runs.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The latest report of a job. */
    public RunReport report(String job) {
        List<Path> reports = reports(job);
        try {
            Path runJson = reports.get(reports.size() - 1).resolve("run.json");
            schema.check(runJson);
            return RunJson.read(runJson);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String reportFile(String job, String name) {
        List<Path> reports = reports(job);
        try {
            return Files.readString(reports.get(reports.size() - 1).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }

    /** The system's clock, which a story can set forward. */
    public static final class MovableClock implements InstantSource {

        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        void forward(Duration duration) {
            ahead = ahead.plus(duration);
        }

        /** Sets it to the moment. */
        void at(Instant moment) {
            ahead = Duration.between(Clock.systemUTC().instant(), moment);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s ahead", ahead);
        }
    }
}
