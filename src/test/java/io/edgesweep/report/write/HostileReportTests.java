package io.edgesweep.report.write;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.job.run.RunReports;
import io.edgesweep.language.Language;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.runtime.ReportLocks;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that comes from outside is hostile here: names, rows, places, and the provider's words and ids. */
class HostileReportTests {

    private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant END = START.plusSeconds(90);

    private static final List<String> EVIL = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</style></title></svg><script>",
            "<!-- ]]> &lt;script&gt; ${77777*7} [[${77777*7}]] __${77777*7}__",
            "=cmd|' /C calc'!A0",
            "  @SUM(1+1)*cmd",
            "-2+3",
            "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
            "`; **bold** `<b>` | <!channel> @all https://evil.example",
            "two\nlines\r\n# heading\u0000\u202E",
            "esc\u001b[2J\u009b1A\u2066\u200f\u2028\ufeff");

    private static final Pattern TAG = Pattern.compile("<([!/]?[a-zA-Z0-9-]*)([^>]*)>");

    @TempDir
    private Path folder;

    private final Ledger ledger = TestLedgers.inMemory();
    private WrittenReport written;

    @BeforeEach
    void writeTheReport() throws IOException {
        String job = "<script>alert(1)<script>";
        String site = "\"><b>`@all`";
        ledger.runs().begin("run-1", job, site, "url by invalidate", "hash", "web-1", START);
        List<TargetRow> rows = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        List<DeviatingTarget> failed = new ArrayList<>();
        for (int i = 0; i < EVIL.size(); i++) {
            rows.add(aTarget()
                    .at(2L * i)
                    .of(site)
                    .withValue("https://www.example.com/" + EVIL.get(i))
                    .withExtra(EVIL.get(i), EVIL.get(i))
                    .build());
            rejected.add(new RejectedRow(
                    2L * i + 1, new Place(EVIL.get(i), i), EVIL.get(i), Rejection.INVALID, Reason.said(EVIL.get(i))));
            failed.add(new DeviatingTarget(i, Outcome.FAILED, Reason.said(EVIL.get(i))));
            ledger.runs().note("run-1", new Finding(START, FindingKind.SOURCE, EVIL.get(i), Reason.said(EVIL.get(i))));
        }
        ledger.recorder().record("run-1", List.of(new PlannedBatch(BatchKey.of(rows.get(0)), rows)));
        ledger.recorder().reject("run-1", rejected);
        ledger.recorder()
                .seal(
                        "run-1",
                        2L * EVIL.size(),
                        Map.of(Rejection.INVALID, (long) EVIL.size()),
                        List.of(new SourceCount(EVIL.get(0), EVIL.size(), EVIL.size())),
                        START);
        settle(failed);
        lookAtTheEdge();
        written = new RunReports(
                        ledger,
                        new ReportWriter(
                                ledger,
                                new ReportSettings(
                                        folder,
                                        new QuotaShares(Map.of()),
                                        20,
                                        Duration.ofHours(2),
                                        Set.of(),
                                        false,
                                        Language.ENGLISH,
                                        ZoneId.of("UTC"),
                                        ZoneId.of("UTC"),
                                        Map.of("job.site", EVIL.get(0)))),
                        new ReportLocks())
                .write(ledger.runs().find("run-1").orElseThrow(), END);
    }

    private void settle(List<DeviatingTarget> failed) {
        Batch due = ledger.due().next("run-1", Action.PURGE, Set.of()).orElseThrow();
        AnnouncedBatch submitting =
                ledger.due().announce(due, "web-1", START, END).orElseThrow();
        ledger.due().accepted(submitting, "=1+1", "@request <b>", List.of(), START, START);
        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-1", END, END, END).orElseThrow();
        ledger.open()
                .settle(
                        "run-1",
                        submitted,
                        BatchState.CONFIRMED,
                        Reason.said("<i>"),
                        failed,
                        List.of(),
                        TaskEnd.UNTOLD,
                        row -> false,
                        END);
    }

    private void lookAtTheEdge() {
        List<EdgeLook> looks = new ArrayList<>();
        for (int i = 0; i < EVIL.size(); i++) {
            String evil = EVIL.get(i);
            EdgeAnswer answer = new EdgeAnswer(START, evil, 200, evil, evil, evil, evil, evil);
            Freshness freshness = i % 2 == 0 ? Freshness.STALE : Freshness.UNKNOWN;
            looks.add(new EdgeLook(
                    2L * i,
                    "https://www.example.com/" + evil,
                    freshness,
                    Reason.said(evil),
                    List.of(evil),
                    List.of(answer)));
        }
        ledger.history().forEachBatch("run-1", batch -> ledger.edge()
                .add("run-1", batch.batch().id(), looks));
        assertThat(ledger.edge().counted("run-1")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "../../index.html"})
    void leave_no_markup_but_ours_on_a_page(String name) throws IOException {
        String page = Files.readString(written.folder().resolve(name));
        List<MatchResult> tags = TAG.matcher(page).results().toList();

        assertThat(tags.stream().map(tag -> tag.group(1).replace("/", "")).collect(Collectors.toSet()))
                .isSubsetOf(
                        "!DOCTYPE",
                        "html",
                        "head",
                        "meta",
                        "title",
                        "style",
                        "body",
                        "main",
                        "header",
                        "nav",
                        "h1",
                        "h2",
                        "section",
                        "strong",
                        "span",
                        "p",
                        "b",
                        "i",
                        "ul",
                        "li",
                        "div",
                        "table",
                        "caption",
                        "thead",
                        "tbody",
                        "tr",
                        "th",
                        "td",
                        "code",
                        "br",
                        "details",
                        "summary",
                        "figure",
                        "figcaption",
                        "svg",
                        "rect",
                        "text",
                        "ol",
                        "a",
                        "footer");
        assertThat(tags).allSatisfy(tag -> assertThat(tag.group(2))
                .doesNotContainPattern("(?i)\\s(on\\w+|src|srcdoc)\\s*=")
                .doesNotContain("javascript:"));
        assertThat(page.split("<style", -1)).hasSize(2);
        assertThat(page).doesNotContain("544439");
    }

    @Test
    void leave_no_formula_in_the_table_that_people_open() throws IOException {
        try (CSVParser table =
                CSVParser.parse(written.folder().resolve("targets.csv"), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            assertThat(table.getRecords()).hasSizeGreaterThan(EVIL.size()).allSatisfy(record -> assertThat(
                            record.toList())
                    .noneMatch(cell -> cell.stripLeading().matches("(?s)[=+\\-@].*")));
        }
    }

    @Test
    void stand_in_the_list_to_try_again_as_they_were_given() throws IOException {
        Path retry = written.folder().resolve("retry.csv");

        try (CSVParser table = CSVParser.parse(retry, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            assertThat(table.getRecords().stream()
                            .filter(record -> record.get(6).equals("invalid"))
                            .map(record -> record.get(0)))
                    .isEqualTo(EVIL);
        }
        assertThat(Files.readString(retry)).startsWith("url,");
    }

    @Test
    void leave_no_markup_in_the_summary() throws IOException {
        String summary = Files.readString(written.folder().resolve("summary.md"));

        assertThat(summary.lines()).hasSizeLessThanOrEqualTo(15);
        assertThat(summary.replaceAll("`[^`\n]+`", "")).doesNotContain("`", "<", "[", "*", "|", "http", "@", "script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "run.json", "targets.csv", "summary.md", "../../index.html"})
    void move_no_cursor_and_turn_no_direction(String name) throws IOException {
        // but for the mark that the table for spreadsheets begins with
        assertThat(Files.readString(written.folder().resolve(name)).replaceFirst("^\ufeff", ""))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n\\r]]");
    }

    @Test
    void stand_in_run_json_as_they_are() {
        new ReportSchema().check(written.folder().resolve("run.json"));
        assertThat(written.report().failures())
                .anyMatch(failure -> failure.reason().equals(Reason.said(EVIL.get(0))));
    }
}
