package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunJson;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.write.ReportSchema;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A run in a home of its own, which is killed and started again until it is done. */
final class CrashedRun {

    /** Before the first step. */
    static final String STARTUP = "startup";

    static final String WARM = "warm";

    /** Before the first step, while the ledger's file is written anew. */
    static final String COMPACTION = "compaction";

    /** So that most of the ledger's file holds nothing any more. */
    private static final String[] MUCH_THAT_IS_GONE = {"""
            INSERT INTO run_finding (run_id, found_at, kind, place, reason)
            SELECT 'old', CURRENT_TIMESTAMP, 'NOTE', REPEAT('a', 2000), REPEAT('b', 2000)
            FROM UNNEST(SEQUENCE_ARRAY(1, 4000, 1))
            """, "DELETE FROM run_finding WHERE run_id = 'old'"};

    private static final Pattern STEP =
            Pattern.compile("INSERT INTO BATCH_STEP_EXECUTION VALUES\\((\\d+),\\d+,'([a-z-]+)");

    /** How often targets were accepted too seldom and too often. */
    record Acceptance(int lost, int doubled) {}

    private final Path folder;
    private final List<String> targets;
    private final List<String> invalid;
    private final List<String> duplicates;
    private final boolean warms;
    private final boolean compacts;
    private long latestStep = -1;
    private String step = STARTUP;

    CrashedRun(Path folder, int number, Random random, SandboxProcess sandbox) throws IOException {
        this.folder = folder;
        this.targets = IntStream.range(0, 200 + random.nextInt(201))
                .mapToObj(i -> "https://www.example.com/run-" + number + "/" + i)
                .toList();
        this.invalid = Stream.of("no address", "https://elsewhere.example.org/", "ftp://www.example.com/a")
                .limit(random.nextInt(4))
                .toList();
        this.duplicates = targets.subList(0, random.nextInt(6));
        this.warms = number % 2 == 0;
        this.compacts = number % 3 == 0;
        write(random, sandbox);
    }

    private void write(Random random, SandboxProcess sandbox) throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        List<String> rows = new ArrayList<>(targets);
        rows.addAll(invalid);
        rows.addAll(duplicates);
        Collections.shuffle(rows, random);
        rows.add(0, "url");
        Files.write(folder.resolve("urls.csv"), rows);
        Files.writeString(
                folder.resolve("jobs/nightly.yml"), "site: www\nsources:\n  - csv: urls.csv\nwarm: " + warms + "\n");
        Files.writeString(folder.resolve("application.yml"), """
                edgesweep:
                  home: home
                  reports: reports
                  jobs: jobs
                  accounts:
                    main:
                      credentials: {secret-id: %s, secret-key: %s}
                      endpoints: {teo: "%s"}
                      calls-in-flight: 4
                  sites:
                    www: {account: main, zone-id: zone-2example0001, hosts: [www.example.com]}
                  batch: {targets: 10}
                  reconcile: {first-look: 100ms, every: 100ms, unsettled: [200ms, 300ms, 500ms]}
                """.formatted(
                        sandbox.secretId(), sandbox.secretKey(), sandbox.endpoint()));
    }

    int targets() {
        return targets.size();
    }

    /** Whether the first process finds a ledger's file that it writes anew. */
    boolean compacts() {
        return compacts;
    }

    /** Makes the ledger, with a file of which most holds nothing any more. */
    void makeLedgerLarge() throws IOException, InterruptedException, SQLException {
        int exitCode =
                PackagedProgram.exitCode(PackagedProgram.start(folder, folder.resolve("output.log"), "runs", "-q"));
        assertThat(exitCode).as("exit code of runs").isZero();
        LedgerFiles.execute(folder.resolve("home"), MUCH_THAT_IS_GONE);
    }

    /** Whether the ledger's file is being written anew, or was when the process was killed. */
    boolean isCompacting() {
        return Files.exists(folder.resolve("home/ledger/ledger.data.new"));
    }

    Process start() throws IOException {
        step = STARTUP;
        return PackagedProgram.start(folder, folder.resolve("output.log"), "run", "nightly");
    }

    /** The step that the latest process has come to, as the end of the ledger's log tells. */
    String step() {
        Matcher steps = STEP.matcher(endOf(folder.resolve("home/ledger/ledger.log")));
        while (steps.find()) {
            long id = Long.parseLong(steps.group(1));
            if (id > latestStep) {
                latestStep = id;
                String name = steps.group(2);
                step = name.contains(WARM) ? WARM : name.replace("-lane", "");
            }
        }
        return step;
    }

    private static String endOf(Path log) {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(file.length(), 65_536)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It is put away now and then, and begun anew.
            return "";
        }
    }

    /** Whether its end was written down, so that the same command would begin another run. */
    boolean isFinished() throws IOException, InterruptedException {
        if (Files.notExists(folder.resolve("reports")) || !hasAReport()) {
            return false;
        }
        Path answer = folder.resolve("runs.json");
        int exitCode = PackagedProgram.exitCode(PackagedProgram.start(folder, answer, "runs", "--json", "-q"));
        assertThat(exitCode).as("exit code of runs").isZero();
        return Files.readString(answer).contains("\"FINISHED\"");
    }

    private boolean hasAReport() throws IOException {
        // The last file that is written before the end is.
        try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
            return files.anyMatch(file -> file.endsWith("summary.md"));
        }
    }

    void checkExitCode(int exitCode) throws IOException {
        assertThat(exitCode).as(() -> "exit code, after " + output()).isEqualTo(expectedExitCode());
        try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    private int expectedExitCode() {
        return invalid.isEmpty() ? 0 : 3;
    }

    /** Checks that there is one report, whole, and that it tells what went in and came out. */
    void checkReport() throws IOException {
        List<Path> reports;
        try (Stream<Path> folders = Files.list(folder.resolve("reports/nightly"))) {
            reports = folders.toList();
        }
        assertThat(reports).as("runs").hasSize(1);
        try (Stream<Path> files = Files.list(reports.get(0))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "run.json", "targets.csv", "retry.csv", "summary.md");
        }
        Path runJson = reports.get(0).resolve("run.json");
        new ReportSchema().check(runJson);
        RunReport report = RunJson.read(runJson);
        int read = targets.size() + invalid.size() + duplicates.size();
        assertThat(report.counts())
                .isEqualTo(counted()
                        .read(read)
                        .invalid(invalid.size())
                        .duplicate(duplicates.size())
                        .confirmed(targets.size())
                        .line());
        assertThat(report.exitCode()).isEqualTo(expectedExitCode());
        assertThat(Files.readAllLines(reports.get(0).resolve("targets.csv"))).hasSize(1 + read);
    }

    /** Compares what the sandbox received since the run began with the input. */
    Acceptance acceptance(List<JsonNode> received) {
        Acceptance purged = acceptance(received, World.CREATE);
        Acceptance warmed = warms ? acceptance(received, "CreatePrefetchTask") : new Acceptance(0, 0);
        return new Acceptance(purged.lost() + warmed.lost(), purged.doubled() + warmed.doubled());
    }

    private Acceptance acceptance(List<JsonNode> received, String action) {
        Map<String, Integer> accepted = received.stream()
                .filter(call -> call.path("action").asString("").equals(action))
                .flatMap(call -> call.path("accepted").valueStream())
                .collect(toMap(JsonNode::asString, target -> 1, Integer::sum));
        assertThat(targets).as("what was accepted").containsAll(accepted.keySet());
        int doubled = accepted.values().stream().mapToInt(times -> times - 1).sum();
        return new Acceptance(targets.size() - accepted.size(), doubled);
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
