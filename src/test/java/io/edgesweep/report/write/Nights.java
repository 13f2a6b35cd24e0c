package io.edgesweep.report.write;

import static io.edgesweep.targets.TargetRows.aTarget;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.job.run.RunReports;
import io.edgesweep.language.Language;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.quota.Reserve;
import io.edgesweep.runtime.ReportLocks;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Two nights of one job in the ledger, and their reports: the first is perfect, the second has whatever can go wrong. */
public final class Nights {

    private static final Instant FIRST = Instant.parse("2026-11-21T18:00:00Z");
    private static final int BATCH = 1_000;

    /** What the provider refuses a call with, each with another remedy. */
    private static final List<String> REFUSALS = List.of(
            "UnauthorizedOperation.CamUnauthorized",
            "InvalidParameter.CdnHostInvalidStatus",
            "InvalidParameter.CdnHostInvalid",
            "InvalidParameter.DomainNotFound",
            "InvalidParameter.ParameterError",
            "InvalidParameter.CdnParamError",
            "LimitExceeded.BatchQuota",
            "InvalidParameter.CdnUrlExceedLength",
            "InvalidParameter.CdnPurgeWildcardNotAllowed",
            "InvalidParameter.TaskNotGenerated",
            "",
            "InvalidParameter.Target",
            "FailedOperation.Backend");

    private static final int REASONS = 9;

    private final Path folder;
    private final Ledger ledger = TestLedgers.inMemory();
    private final Language language;
    private String run = "";
    private Instant start = FIRST;

    /** @param folder where the reports go */
    public Nights(Path folder, Language language) {
        this.folder = folder;
        this.language = language;
    }

    /** A night of so many targets, in thousands, that are confirmed all. Gives its page. */
    public Path perfect(int thousands) throws IOException {
        begin("run-1", FIRST);
        record(thousands);
        ledger.recorder().seal(run, thousands * BATCH, Map.of(), List.of(source("sitemap.xml", thousands, 0)), start);
        quota(100 * BATCH, (100 - thousands) * BATCH);
        for (int i = 0; i < thousands; i++) {
            confirmed(accepted(), List.of());
        }
        return page();
    }

    /** A night of 100,000 targets and thirty causes, with a remedy each for most of them. Gives its page. */
    public Path thirtyCauses() throws IOException {
        begin("run-2", FIRST.plus(Duration.ofDays(1)));
        record(100);
        List<RejectedRow> rejected = rejected();
        ledger.recorder().reject(run, rejected);
        ledger.recorder()
                .seal(
                        run,
                        100 * BATCH + rejected.size(),
                        Map.of(Rejection.INVALID, (long) rejected.size()),
                        List.of(source("sitemap.xml", 100, 0), source("urls.csv", 0, rejected.size())),
                        start);
        ledger.runs()
                .note(
                        run,
                        new Finding(
                                start, FindingKind.SOURCE, "sitemap.xml:7", Reason.said("it is cut off in line 7")));
        quota(100 * BATCH, 10 * BATCH);
        REFUSALS.forEach(this::refused);
        for (int i = 0; i < 70; i++) {
            confirmed(accepted(), i < REASONS ? failed(i) : List.of());
        }
        ledger.due().accepted(announced(), "task-open", "request-open", List.of(), start, start.plusSeconds(7_200));
        ledger.due()
                .unsettled(
                        announced(),
                        "",
                        Reason.said("no answer in 30 s"),
                        "request-lost",
                        start,
                        start.plusSeconds(7_200));
        ledger.due()
                .accepted(
                        announced(),
                        "task-not-followed",
                        "request-not-followed",
                        List.of(new DeviatingTarget(
                                0, Outcome.UNSETTLED, Reason.of("not-followed.host", "main", "www.example.com"))),
                        start,
                        start.plusSeconds(7_200));
        ledger.due().putOff(announced(), Reason.said("InternalError: the backend is busy"), start);
        ledger.due()
                .defer(
                        run,
                        Action.PURGE,
                        "www",
                        Kind.URL,
                        Reason.said("the daily quota is used up"),
                        start.plusSeconds(79_200));
        return page();
    }

    private void begin(String id, Instant at) {
        run = id;
        start = at;
        ledger.runs().begin(id, "nightly", "www", "url by invalidate", "hash", "web-1", at);
        ledger.runs().addCalls(id, new CallFigures(100, 0, 20, Duration.ZERO));
    }

    private void record(int thousands) {
        for (int batch = 0; batch < thousands; batch++) {
            int from = batch * BATCH;
            List<TargetRow> rows = IntStream.range(from, from + BATCH)
                    .mapToObj(i -> aTarget()
                            .at(i)
                            .withValue("https://www.example.com/catalogue/item-" + i + ".html")
                            .build())
                    .toList();
            ledger.recorder().record(run, List.of(new PlannedBatch(BatchKey.of(rows.get(0)), rows)));
        }
    }

    private static SourceCount source(String name, int thousands, int rejected) {
        return new SourceCount(name, thousands * BATCH + rejected, rejected);
    }

    private void quota(int daily, int left) {
        ledger.runs().quotaRead(run, "www", List.of(new Quota(Kind.URL, BATCH, daily, daily)), start);
        ledger.runs().quotaRead(run, "www", List.of(new Quota(Kind.URL, BATCH, daily, left)), end());
    }

    private AnnouncedBatch announced() {
        return ledger.due()
                .announce(
                        ledger.due().next(run, Action.PURGE, Set.of()).orElseThrow(),
                        "web-1",
                        start,
                        start.plusSeconds(60))
                .orElseThrow();
    }

    private SubmittedBatch accepted() {
        AnnouncedBatch batch = announced();
        ledger.due().accepted(batch, "task-1", "request-1", List.of(), start, start);
        return TestLedgers.takeSubmitted(ledger, run, start, start, end()).orElseThrow();
    }

    private void confirmed(SubmittedBatch batch, List<DeviatingTarget> but) {
        TaskEnd told = new TaskEnd(start.plusSeconds(10), "");
        ledger.open().settle(run, batch, BatchState.CONFIRMED, Reason.NONE, but, List.of(), told, row -> false, end());
    }

    private void refused(String code) {
        ledger.due()
                .refused(announced(), code, Reason.said("the provider's words on " + code), "request-" + code, start);
    }

    private static List<DeviatingTarget> failed(int reason) {
        return IntStream.range(0, 40)
                .mapToObj(i -> new DeviatingTarget(
                        i, Outcome.FAILED, Reason.said("taskFailed: node group " + reason + " is down")))
                .toList();
    }

    private static List<RejectedRow> rejected() {
        List<RejectedRow> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String host = "host-" + i % 4 + ".example.net";
            rows.add(invalid(
                    rows.size(),
                    "https://" + host + "/" + i,
                    Reason.of("foreign-host", host, "www", "www.example.com")));
        }
        rows.add(invalid(rows.size(), "https://*.example.com/", Reason.of("wildcard-host")));
        rows.add(invalid(rows.size(), "www.example.com", Reason.of("kind-not-allowed", "host")));
        rows.add(invalid(rows.size(), "nonsense", Reason.of("bad-row.scheme")));
        return rows;
    }

    private static RejectedRow invalid(int number, String text, Reason reason) {
        return new RejectedRow(
                100 * BATCH + number, new Place("urls.csv", number + 2), text, Rejection.INVALID, reason);
    }

    private Instant end() {
        return start.plusSeconds(90);
    }

    private Path page() throws IOException {
        ReportSettings reporting = new ReportSettings(
                folder,
                new QuotaShares(Map.of("www", new QuotaShare("www", Set.of(), new Reserve(10, 0)))),
                20,
                Duration.ofHours(2),
                Set.of(),
                false,
                language,
                ZoneId.of("Asia/Shanghai"),
                ZoneId.of("UTC"),
                Map.of("sites.www.hosts", "www.example.com"));
        return new RunReports(ledger, new ReportWriter(ledger, reporting), new ReportLocks())
                .write(ledger.runs().find(run).orElseThrow(), end())
                .folder()
                .resolve("index.html");
    }
}
