package io.edgesweep.report.write;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.job.run.RunReports;
import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.process.StopSignal;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.quota.Reserve;
import io.edgesweep.report.CountLine;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.Headline;
import io.edgesweep.report.RunJson;
import io.edgesweep.report.RunReport.CriterionLine;
import io.edgesweep.report.RunReport.HistoryLine;
import io.edgesweep.report.Summary;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.runtime.ReportLocks;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One run with something of everything, hostile input among it, against whole expected files. */
class ReportWriterTests {

    private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant END = Instant.parse("2026-11-22T18:01:30.500Z");
    private static final String EVIL = "https://www.example.com/<script>alert(1)</script>?a=\"'&b";

    @TempDir
    private Path folder;

    private final Ledger ledger = TestLedgers.inMemory();
    private final ReportLocks locks = new ReportLocks();
    private WrittenReport written;

    @BeforeEach
    void writeTheReport() throws IOException {
        ledger.runs().begin("run-1", "nightly", "www", "url by invalidate", "hash", "web-1 process 4711", START);
        record(aTarget().at(0).build(), aTarget().at(2).withValue(EVIL).build());
        record(aTarget().at(4).withPriority(1).build());
        ledger.recorder()
                .reject(
                        "run-1",
                        List.of(
                                rejected(1, "=HYPERLINK(\"https://evil.example\")", Rejection.INVALID, "is no URL"),
                                rejected(
                                        3, "https://www.example.com/page-0", Rejection.DUPLICATE, "same target as x")));
        ledger.recorder()
                .seal(
                        "run-1",
                        5,
                        Map.of(Rejection.INVALID, 1L, Rejection.DUPLICATE, 1L),
                        List.of(new SourceCount("urls.csv", 5, 1)),
                        START);
        ledger.runs().quotaRead("run-1", "www", List.of(new Quota(Kind.URL, 1000, 10, 5)), START);
        ledger.runs().quotaRead("run-1", "www", List.of(new Quota(Kind.URL, 1000, 10, 1)), END);
        ledger.runs().addCalls("run-1", new CallFigures(1, 0, 1, Duration.ZERO));
        ledger.runs()
                .note(
                        "run-1",
                        new Finding(
                                START, FindingKind.SOURCE, "sitemap.xml:7", Reason.said("an unclosed <tag> & more")));
        settleTheFirstBatch();
        ledger.due()
                .defer(
                        "run-1",
                        Action.PURGE,
                        "www",
                        Kind.URL,
                        Reason.said("the daily quota of site www for kind url is used up, the reserve apart"),
                        Instant.parse("2026-11-23T16:00:00Z"));
        Run run = ledger.runs().find("run-1").orElseThrow();

        written = writer().write(run, END);
    }

    @Test
    @Timeout(30)
    void tells_when_its_turn_comes_what_was_kept_while_another_was_writing() throws Exception {
        Run run = ledger.runs().find("run-1").orElseThrow();
        ReentrantLock other = (ReentrantLock) locks.ofRun("run-1");
        CompletableFuture<WrittenReport> second;
        other.lock();
        try {
            second = CompletableFuture.supplyAsync(() -> unchecked(() -> writer().write(run, END)));
            while (!other.hasQueuedThreads() && !second.isDone()) {
                Thread.onSpinWait();
            }
            ledger.runs().note("run-1", new Finding(END, FindingKind.NOTE, "", Reason.said("said meanwhile")));
        } finally {
            other.unlock();
        }

        assertThat(second.get().report().findings())
                .anyMatch(finding -> finding.reason().toString().contains("said meanwhile"));
    }

    @Test
    void ends_at_the_next_row_when_it_is_asked_to_and_leaves_each_file_as_it_was() throws IOException {
        Run run = ledger.runs().find("run-1").orElseThrow();
        long rows = ledger.history().counts("run-1").read();
        AtomicLong looks = new AtomicLong();
        report().write(run, ledger.history().counts("run-1"), END, looks::incrementAndGet);
        String before = file("targets.csv");
        assertThat(looks.get()).as("each row and each batch").isGreaterThan(rows);

        assertThatThrownBy(() -> report().write(run, ledger.history().counts("run-1"), END, () -> {
                    if (looks.incrementAndGet() % 2 == 0) {
                        throw new StopSignal.StoppedException();
                    }
                }))
                .isInstanceOf(StopSignal.StoppedException.class);

        assertThat(file("targets.csv")).isEqualTo(before);
    }

    private static WrittenReport unchecked(Callable<WrittenReport> writing) {
        try {
            return writing.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private RunReports writer() {
        return new RunReports(ledger, report(), locks);
    }

    private ReportWriter report() {
        return new ReportWriter(
                ledger,
                new ReportSettings(
                        folder,
                        new QuotaShares(Map.of("www", new QuotaShare("www", Set.of(), new Reserve(10, 0)))),
                        20,
                        Duration.ofHours(2),
                        Set.of(3),
                        false,
                        Language.ENGLISH,
                        ZoneId.of("UTC"),
                        ZoneId.of("UTC"),
                        Map.of("sites.www.hosts", "www.example.com, <b>")));
    }

    private void settleTheFirstBatch() {
        Batch due = ledger.due().next("run-1", Action.PURGE, Set.of()).orElseThrow();
        AnnouncedBatch submitting =
                ledger.due().announce(due, "web-1", START.plusSeconds(1), END).orElseThrow();
        ledger.due().accepted(submitting, "task-1", "request-1", List.of(), START.plusSeconds(2), START.plusSeconds(2));
        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-1", END, END, END).orElseThrow();
        ledger.open()
                .settle(
                        "run-1",
                        submitted,
                        BatchState.CONFIRMED,
                        Reason.NONE,
                        List.of(new DeviatingTarget(1, Outcome.FAILED, Reason.said("taskFailed: <node> down"))),
                        List.of(),
                        new TaskEnd(START.plusSeconds(40), "delete"),
                        row -> false,
                        START.plusSeconds(60));
    }

    @Test
    void writes_run_json() {
        assertThat(file("run.json")).isEqualTo(expected("run.json"));
    }

    @Test
    void writes_run_json_as_its_schema_says() {
        new ReportSchema().check(written.folder().resolve("run.json"));
    }

    /** A sentence is made where it is shown, in the language of whoever reads it. */
    @Test
    void holds_no_sentence_of_ours_in_run_json() {
        JsonNode report = new JsonMapper().readTree(file("run.json"));

        assertThat(texts(report)).isNotEmpty().noneMatch(text -> text.matches("(?s).*\\b[A-Za-z]+ [a-z]+ [a-z]+\\b.*"));
    }

    private static List<String> texts(JsonNode node) {
        if (node.isString()) {
            return List.of(node.asString());
        }
        // What others wrote, such as the provider, and what stands in the input, stay as they are.
        boolean isForeign = node.path("code").asString("").equals("said") || node.has("place") && node.has("text");
        return isForeign
                ? List.of()
                : node.values().stream().flatMap(each -> texts(each).stream()).toList();
    }

    @Test
    void says_of_every_criterion_whether_it_was_met_and_by_which_figure() {
        assertThat(written.report().criteria())
                .contains(
                        new CriterionLine("sum", true, List.of(), List.of(5L)),
                        new CriterionLine("confirmed", false, List.of(), List.of(1L, 1L, 0L)),
                        new CriterionLine("settled", true, List.of(), List.of(0L)),
                        new CriterionLine("waiting", false, List.of(), List.of(1L)),
                        new CriterionLine("sources", false, List.of(), List.of(1L)),
                        new CriterionLine("reserve", true, List.of("www", "url", ""), List.of(1L, 1L)),
                        new CriterionLine("deadline", true, List.of(), List.of(90_500L, 7_200_000L)));
        assertThat(file("index.html"))
                .contains("not met:", "4 of 10 criteria failed", "1 confirmed, 1 failed or refused");
    }

    @Test
    void shows_of_a_batch_with_a_failed_target_that_it_partly_failed_and_how_urls_are_purged() {
        assertThat(file("index.html"))
                .contains(">partly failed</td>", "www: URLs, deleted, priority 5")
                .doesNotContain(">confirmed</td>", "invalidated");
    }

    @Test
    void counts_only_confirmed_targets_in_the_time_from_call_to_confirmation() {
        assertThat(file("index.html"))
                .contains("confirmed within 1 min 00 s of the call: 1 target")
                .doesNotContain("of the call: 2");
    }

    @Test
    void tells_no_time_of_an_answer_of_a_call_without_one() throws IOException {
        ledger.runs().begin("run-2", "nightly", "www", "url by invalidate", "hash", "web-1", END);
        ledger.recorder()
                .record(
                        "run-2",
                        List.of(new PlannedBatch(
                                BatchKey.of(aTarget().build()),
                                List.of(aTarget().build()))));
        ledger.recorder().seal("run-2", 1, Map.of(), List.of(), END);
        AnnouncedBatch submitting = ledger.due()
                .announce(
                        ledger.due().next("run-2", Action.PURGE, Set.of()).orElseThrow(),
                        "web-1",
                        END,
                        END.plusSeconds(60))
                .orElseThrow();
        ledger.due()
                .unsettled(
                        submitting, "", Reason.said("no answer in 30 s"), "", END.plusSeconds(30), END.plusSeconds(60));

        WrittenReport second = writer().write(ledger.runs().find("run-2").orElseThrow(), END.plusSeconds(90));

        assertThat(second.report().unsettled()).singleElement().satisfies(line -> {
            assertThat(line.sent()).isEqualTo(END);
            assertThat(line.answered()).isNull();
        });
        assertThat(Headline.of(second.report(), Words.english()).text(Words.english()))
                .isEqualTo("0 of 1 confirmed; 1 unsettled. 1 target may still be served stale.");
        assertThat(Files.readString(second.folder().resolve("targets.csv"))).contains(END + ",,,");
    }

    @Test
    void shows_rows_that_a_limit_stopped_as_such_and_not_as_left_out() throws IOException {
        ledger.runs().begin("run-2", "nightly", "www", "url by invalidate", "hash", "web-1", END);
        String reason = "1 targets are more than the 0 that limits.targets allows";
        ledger.recorder().reject("run-2", List.of(rejected(0, "https://www.example.com/", Rejection.STOPPED, reason)));
        ledger.recorder().seal("run-2", 1, Map.of(Rejection.STOPPED, 1L), List.of(), END);
        ledger.runs().note("run-2", new Finding(END, FindingKind.LIMIT, "", Reason.said(reason)));

        WrittenReport second = writer().write(ledger.runs().find("run-2").orElseThrow(), END.plusSeconds(1));

        assertThat(second.report().counts()).isEqualTo(new CountLine(1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0));
        assertThat(Headline.of(second.report(), Words.english()).text(Words.english()))
                .isEqualTo(
                        "0 of 1 confirmed; 1 stopped. Nothing of the input was sent: 1 target was stopped by a limit of the job.");
        assertThat(second.report().leftOut()).isEmpty();
        assertThat(second.report().criteria()).contains(new CriterionLine("limit", false, List.of(), List.of(1L)));
        assertThat(Files.readString(second.folder().resolve("index.html")))
                .contains("Check that the input is meant to be so large.", "1 stopped")
                .contains("+ 0 excluded + 0 duplicate + 0 unchanged + 1 stopped by a limit");
        assertThat(Files.readString(second.folder().resolve("retry.csv"))).contains("stopped");
        new ReportSchema().check(second.folder().resolve("run.json"));
    }

    @Test
    void says_of_each_picture_what_it_shows() {
        assertThat(file("index.html"))
                .contains("aria-label=\"Of 5: 1 confirmed, 2 failed or invalid, 1 waiting, 1 left out\"")
                .contains("aria-label=\"Of 10: 2 ours, 7 used otherwise, 1 in reserve, 0 left\"");
    }

    @Test
    void says_what_to_do_in_the_order_of_what_needs_a_hand() {
        assertThat(written.report().failures())
                .extracting(FailureLine::cause)
                .containsOnly("bad-row", "task-failed", "quota");
        assertThat(file("index.html"))
                .containsSubsequence(
                        "What you must do",
                        "Look at a source that was not read to its end.",
                        "Correct 1 row of the input.",
                        "Retry 1 target that failed at the provider.",
                        "What became of the targets",
                        "criteria failed",
                        "No valid target",
                        "Failed at the provider",
                        "The daily quota is used up");
    }

    @Test
    void compares_with_the_runs_of_the_job_before() throws IOException {
        Instant next = START.plus(Duration.ofDays(1));
        ledger.runs().begin("run-2", "nightly", "www", "url by invalidate", "hash", "web-1 process 4711", next);
        ledger.recorder().seal("run-2", 0, Map.of(), List.of(), next);

        WrittenReport second = writer().write(ledger.runs().find("run-2").orElseThrow(), next.plusSeconds(30));

        assertThat(second.report().history())
                .containsExactly(new HistoryLine("run-1", START, "partly-failed", 0, 5, 1, 2, 90_500, 2, 1, 0, 1));
        assertThat(Files.readString(second.folder().resolve("index.html")))
                .contains("0 confirmed in 30.0 s; the run before confirmed 1 in 1 min 30 s.")
                .contains("href=\"../run-1/index.html\"")
                .contains("The run before");
        new ReportSchema().check(second.folder().resolve("run.json"));

        ledger.runs().finish("run-2", new OutcomeCounts(0, 0, Map.of()), "confirmed", 0, false, next.plusSeconds(30));
        Instant last = next.plus(Duration.ofDays(1));
        ledger.runs().begin("run-3", "nightly", "www", "url by invalidate", "hash", "web-1 process 4711", last);
        ledger.recorder().seal("run-3", 0, Map.of(), List.of(), last);
        WrittenReport third = writer().write(ledger.runs().find("run-3").orElseThrow(), last.plusSeconds(20));
        assertThat(Summary.comparison(third.report(), Words.english()))
                .as("none of two runs is in the middle")
                .isEqualTo("0 confirmed in 20.0 s; the run before confirmed 0 in 30.0 s.");
    }

    @Test
    void writes_targets_csv() {
        assertThat(file("targets.csv")).isEqualToNormalizingNewlines(expected("targets.csv"));
    }

    @Test
    void writes_retry_csv() {
        assertThat(file("retry.csv")).isEqualToNormalizingNewlines(expected("retry.csv"));
    }

    @Test
    void writes_summary_md() {
        assertThat(file("summary.md")).isEqualTo(expected("summary.md"));
        assertThat(file("summary.md").lines()).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void writes_a_page_that_holds_no_markup_but_ours() {
        String page = file("index.html");

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("an unclosed &lt;tag&gt; &amp; more")
                .contains("&lt;node&gt; down")
                .doesNotContain("<script", "<node>", "<tag>", "http://www.thymeleaf.org")
                .doesNotContainPattern("<[^>]* th:");
        assertThat(page).doesNotContain("src=", "url(", "@import", "<link");
    }

    @Test
    void shows_the_numbers_and_the_verdict_on_the_page() {
        assertThat(file("index.html"))
                .contains(
                        "✗ nightly: Partly failed",
                        "Partly failed: 1 of 4 confirmed; 1 failed, 1 invalid, 1 waits for Monday 16:00 (UTC), 1 left out.")
                .contains("5 read + 0 carried in = 1 confirmed + 1 failed + 0 refused + 1 waiting + 0 unsettled + 1"
                        + " invalid + 0 excluded + 1 duplicate + 0 unchanged")
                .contains(
                        "1 target waits, until 2026-11-23 16:00:00 UTC unless there is more quota before; at this quota the last"
                                + " of them is sent on quota day 2026-11-24 (Asia/Shanghai), if the job is run on each until then.");
    }

    @Test
    void ends_the_run_in_the_ledger_and_lists_it() throws IOException {
        Run run = ledger.runs().find("run-1").orElseThrow();

        assertThat(run.verdict()).isEqualTo("partly-failed");
        assertThat(run.exitCode()).isZero();
        assertThat(run.finished()).isEqualTo(END);
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("href=\"nightly/run-1/index.html\"")
                .contains("✗ Partly failed");
    }

    @Test
    void leaves_no_half_written_file_behind() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "index.html",
                            "nightly/run-1/index.html",
                            "nightly/run-1/run.json",
                            "nightly/run-1/targets.csv",
                            "nightly/run-1/retry.csv",
                            "nightly/run-1/summary.md");
        }
    }

    @Test
    void reads_back_what_it_wrote() throws IOException {
        assertThat(RunJson.read(written.folder().resolve("run.json"))).isEqualTo(written.report());
    }

    private void record(TargetRow... rows) {
        ledger.recorder().record("run-1", List.of(new PlannedBatch(BatchKey.of(rows[0]), List.of(rows))));
    }

    private static RejectedRow rejected(long ordinal, String text, Rejection rejection, String reason) {
        return new RejectedRow(ordinal, new Place("urls.csv", ordinal + 2), text, rejection, Reason.said(reason));
    }

    private String file(String name) {
        try {
            return Files.readString(written.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expected(String name) {
        try (InputStream in = Objects.requireNonNull(ReportWriterTests.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
