package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how long pages of the console take with very many runs kept: {@code ./mvnw -Pbench test -Dtest=ConsoleBenchmark}. With
 * {@code -Dbench.folder=PATH} the runs are kept there, and what was written once is measured again.
 */
class ConsoleBenchmark {

    private static final int RUNS = Integer.getInteger("bench.runs", 3_000);
    private static final int TARGETS = 3_000;
    private static final int BATCH = 1_000;
    private static final int JOBS = 20;
    private static final int ASKED = Integer.getInteger("bench.asked", 41);
    private static final String EVERYWHERE = "https://www.example.com/";

    @TempDir
    private Path folder;

    @Test
    void today_runs_and_find() {
        folder = Optional.ofNullable(System.getProperty("bench.folder"))
                .map(Path::of)
                .orElse(folder);
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        for (int job = 0; job < JOBS; job++) {
            world.job("job-" + job, """
                    site: www
                    schedule: {cron: "0 %d 2 * * ?", zone: Asia/Shanghai}
                    sources:
                      - csv: %s
                    """.formatted(job, world.file("list.csv", "url", EVERYWHERE)));
        }
        boolean written = Files.exists(folder.resolve("home/ledger"));
        // Makes the ledger.
        assertThat(world.run("runs").exitCode()).isZero();
        long began = System.nanoTime();
        if (!written) {
            fill(Instant.now().minus(Duration.ofMinutes(10L * RUNS)));
        }
        System.out.printf(
                Locale.ROOT,
                "%,d runs of %,d targets written in %.0f s%n",
                RUNS,
                TARGETS,
                (System.nanoTime() - began) / 1e9);
        try (Served served = Served.in(world).loggedIn()) {
            measure(served, "Today", "/");
            measure(served, "Runs", "/runs");
            measure(served, "Find, in every run", "/find?text=" + EVERYWHERE);
            measure(served, "Find, in the first run alone", "/find?text=https://www.example.com/only-in-the-first");
            measure(served, "Find, in none", "/find?text=https://www.example.com/nowhere");
        }
    }

    private static void measure(Served served, String what, String path) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            long began = System.nanoTime();
            assertThat(served.get(path).statusCode()).isEqualTo(200);
            millis.add((System.nanoTime() - began) / 1e6);
        }
        double first = millis.get(0);
        double[] sorted = millis.stream().mapToDouble(each -> each).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f ms at the median, %.0f ms for the first, %.0f ms at least, %.0f ms at most%n",
                what,
                sorted[ASKED / 2],
                first,
                sorted[0],
                sorted[ASKED - 1]);
    }

    private void fill(Instant first) {
        WrittenLedger.in(folder.resolve("home"), ledger -> {
            for (int run = 0; run < RUNS; run++) {
                write(ledger, run, first.plus(Duration.ofMinutes(10L * run)));
            }
        });
    }

    private static void write(Ledger ledger, int number, Instant began) {
        String run = began.toString().replaceAll("[-:.]", "").substring(0, 15) + "Z-"
                + String.format(Locale.ROOT, "%04x", number);
        Instant now = began.plusSeconds(10);
        Instant later = began.plusSeconds(600);
        ledger.runs().begin(run, "job-" + number % JOBS, "www", "url by invalidate", "hash", "host:1", began);
        readQuotas(ledger, run, began);
        List<PlannedBatch> batches = new ArrayList<>();
        for (int from = 0; from < TARGETS; from += BATCH) {
            List<TargetRow> rows = new ArrayList<>();
            for (int i = from; i < from + BATCH; i++) {
                rows.add(row(number, i));
            }
            batches.add(new PlannedBatch(BatchKey.of(rows.get(0)), rows));
        }
        ledger.recorder().record(run, batches);
        ledger.recorder().seal(run, TARGETS, Map.of(), List.of(), now);
        for (int i = 0; i < batches.size(); i++) {
            AnnouncedBatch sent = ledger.due()
                    .announce(ledger.due().next(run, Action.PURGE, Set.of()).orElseThrow(), "host:1", now, later)
                    .orElseThrow();
            ledger.due().accepted(sent, "task-" + number + "-" + i, "request", List.of(), now, now);
            SubmittedBatch submitted =
                    TestLedgers.takeSubmitted(ledger, run, later, now, later).orElseThrow();
            ledger.open()
                    .settle(
                            run,
                            submitted,
                            BatchState.CONFIRMED,
                            Reason.NONE,
                            List.of(),
                            List.of(),
                            TaskEnd.UNTOLD,
                            row -> false,
                            now);
        }
        readQuotas(ledger, run, now);
        ledger.runs().finish(run, ledger.history().counts(run), "confirmed", 0, false, now);
    }

    /** As a run does before and after. */
    private static void readQuotas(Ledger ledger, String run, Instant at) {
        List<Quota> quotas = Arrays.stream(Kind.values())
                .map(kind -> new Quota(kind, "", 1000, 1_000_000, 500_000))
                .toList();
        ledger.runs().quotaRead(run, "www", quotas, at);
    }

    private static TargetRow row(int run, int number) {
        String value = number == 0
                ? EVERYWHERE
                : number == 1 && run == 0
                        ? "https://www.example.com/only-in-the-first"
                        : "https://www.example.com/shop/article-" + (run * 997L + number) % 200_000 + ".html";
        return new TargetRow(
                number,
                new Place("list.csv", number + 2),
                "www",
                new Target(Kind.URL, value),
                Method.INVALIDATE,
                5,
                null,
                Map.of());
    }
}
