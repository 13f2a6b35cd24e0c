package io.edgesweep.cli.print;

import io.edgesweep.account.RunningSandbox;
import io.edgesweep.explain.Explanation;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.job.aftermath.RetryFigures;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.job.forecast.QuotaStanding;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Run;
import io.edgesweep.notice.NoticeFactory;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.PausedException;
import io.edgesweep.pause.Pausing;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.Standing;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.RunSummary;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.schedule.Firing;
import io.edgesweep.session.Check;
import io.edgesweep.settings.Mistake;
import io.edgesweep.targets.TargetRow;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Says what there is to say, for programs. */
public final class JsonText {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper LINES = JsonMapper.builder().build();

    private JsonText() {}

    /** The report without its batches, which can be very many, and where all of it is. */
    public static String of(WrittenReport written) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", written.folder().toString());
        json.put("report", written.report());
        return JSON.writeValueAsString(json);
    }

    public static String of(DryRun plan) {
        return JSON.writeValueAsString(plan);
    }

    public static String of(List<Run> runs) {
        return JSON.writeValueAsString(runs.stream().map(RunSummary::of).toList());
    }

    public static String of(Run run) {
        return JSON.writeValueAsString(RunSummary.of(run));
    }

    public static String of(QuotaOverview overview) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", overview.at());
        json.put("day", overview.day().toString());
        json.put("resets", overview.resets());
        json.put("quotas", overview.quotas().stream().map(JsonText::map).toList());
        json.put("problems", overview.problems());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> map(QuotaStanding standing) {
        Standing figures = standing.figures();
        Quota quota = figures == null ? null : figures.quota();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sites", standing.sites());
        json.put("kind", standing.kind().word());
        json.put("area", quota == null ? null : quota.area());
        json.put("batch", quota == null ? null : quota.batch());
        json.put("daily", quota == null ? null : quota.daily());
        json.put("available", quota == null ? null : quota.available());
        json.put("ours", figures == null ? 0 : figures.ours());
        json.put("others", figures == null ? 0 : figures.others());
        json.put("reserve", figures == null ? 0 : figures.reserve());
        json.put("left", figures == null ? 0 : figures.left());
        json.put("backlog", standing.backlog());
        json.put("held", standing.held());
        json.put("heldBy", standing.heldBy());
        json.put("clearedOn", Objects.toString(standing.clearedOn(), null));
        return json;
    }

    /** What came of settling runs, without what it means for the exit code. */
    public static String ofReconciliations(List<ReconcileResult> reconciliations) {
        return JSON.writeValueAsString(reconciliations.stream()
                .map(each -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("run", each.run());
                    json.put("job", each.job());
                    json.put("open", each.open());
                    json.put("confirmed", each.confirmed());
                    json.put("failed", each.failed());
                    json.put("toBeSent", each.toBeSent());
                    json.put("duplicate", each.duplicate());
                    json.put("unsettled", each.unsettled());
                    json.put(
                            "batches",
                            each.batches().stream().map(JsonText::map).toList());
                    json.put("problem", each.problem());
                    return json;
                })
                .toList());
    }

    /** In the words of {@code run.json}. */
    private static Map<String, Object> map(Batch batch) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", batch.id());
        json.put("site", batch.key().site());
        json.put("kind", batch.key().kind().word());
        json.put("targets", batch.size());
        json.put("state", batch.state().name().toLowerCase(Locale.ROOT));
        json.put("calls", batch.calls().count());
        json.put("taskId", batch.calls().taskId());
        json.put("requestId", batch.calls().requestId());
        json.put("code", batch.calls().code());
        json.put("reason", Words.english().say(batch.reason()));
        json.put("sent", batch.calls().sentAt());
        json.put("answered", batch.calls().answeredAt());
        return json;
    }

    /** What was found to be sent again, when none of it is. */
    public static String of(RetryFigures retry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("failed", retry.failed());
        json.put("stale", retry.stale());
        json.put("leftStale", retry.leftStale());
        json.put("fresh", retry.fresh());
        json.put("purged", retry.purged());
        json.put("purgedBy", retry.purgedBy());
        json.put("waiting", retry.waiting());
        json.put("confirmed", retry.confirmed());
        json.put("again", retry.again());
        json.put("backlog", retry.backlog().targets());
        json.put("backlogUntil", retry.backlog().until());
        return JSON.writeValueAsString(json);
    }

    public static String ofStop(Run run, boolean stopped) {
        return JSON.writeValueAsString(Map.of("run", run.id(), "job", run.job(), "stopped", stopped));
    }

    /** Of a job whose wait for its input is ended; it has no run. */
    public static String ofStop(String job) {
        return JSON.writeValueAsString(Map.of("job", job, "stopped", true));
    }

    /** Of a retry that another process found needless, which does not know any more of what. */
    public static String ofNothingAgain() {
        return JSON.writeValueAsString(Map.of("again", 0));
    }

    /** Why a command has no answer, on one line. */
    public static String ofFailure(String words, ExitCode exitCode, List<Mistake> mistakes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", words);
        json.put("exitCode", exitCode.code());
        json.put("mistakes", mistakes);
        return LINES.writeValueAsString(json);
    }

    /** A mistake in the file of one job among others, on one line. */
    public static String line(Mistake mistake) {
        return LINES.writeValueAsString(mistake);
    }

    public static String ofChecks(List<Check> checks) {
        return JSON.writeValueAsString(checks);
    }

    /** A row that names a target, on one line. */
    static String line(TargetRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", row.target().value());
        json.put("kind", row.target().kind().word());
        json.put("lastmod", row.lastmod() == null ? null : row.lastmod().from().toString());
        json.put("place", row.place().toString());
        return LINES.writeValueAsString(json);
    }

    /** A row that names none, or a document that could not be read, on one line. */
    static String rejected(String text, String reason, String place) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rejected", text);
        json.put("reason", reason);
        json.put("place", place);
        return LINES.writeValueAsString(json);
    }

    /** What was found of a page at the edge, on one line. */
    static String line(EdgeLook look) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", look.url());
        json.put("freshness", look.freshness().word());
        json.put("reason", Words.english().say(look.reason()));
        json.put("nodes", look.nodes());
        json.put("evidence", look.evidence());
        return LINES.writeValueAsString(json);
    }

    public static String ofTold(List<NoticeFactory.Told> told) {
        return JSON.writeValueAsString(told.stream()
                .map(each -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("to", each.name());
                    json.put("taken", each.problem().isEmpty());
                    json.put("problem", each.problem().orElse(null));
                    return json;
                })
                .toList());
    }

    public static String of(Explanation explanation) {
        return JSON.writeValueAsString(explanation);
    }

    public static String of(Pausing.Begun begun) {
        Map<String, Object> json = map(Hold.of(begun.pause()));
        json.put("underWay", begun.underWay());
        return JSON.writeValueAsString(json);
    }

    public static String of(Pausing.Resumed resumed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("resumed", resumed.pause() == null ? null : map(Hold.of(resumed.pause())));
        json.put("held", resumed.held().stream().map(JsonText::map).toList());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> map(HeldJobs held) {
        Map<String, Object> json = map(held.hold());
        json.put("jobs", held.jobs());
        return json;
    }

    private static Map<String, Object> map(Hold hold) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", hold.kind().word());
        json.put("scope", hold.scope().toString());
        json.put("reason", hold.reason());
        json.put("by", hold.by());
        json.put("since", hold.since());
        json.put("until", hold.until());
        return json;
    }

    /** A run that did not begin. */
    public static String of(PausedException paused) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", paused.job());
        json.put("run", null);
        json.put("verdict", "paused");
        json.put("exitCode", ExitCode.OK.code());
        json.put("words", paused.words());
        return JSON.writeValueAsString(json);
    }

    /** A firing, on one line. */
    public static String line(Firing firing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", firing.job());
        json.put("cron", firing.schedule().cron());
        json.put("zone", firing.schedule().zone().getId());
        json.put("local", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(firing.local()));
        json.put("utc", firing.at().toString());
        json.put("clockChange", firing.clockChange().orElse(null));
        json.put("paused", firing.hold().map(JsonText::map).orElse(null));
        return LINES.writeValueAsString(json);
    }

    /** How a run has ended, on one line. */
    public static String line(WrittenReport written) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", written.report().job());
        json.put("run", written.report().run());
        json.put("verdict", written.report().verdict());
        json.put("exitCode", written.report().exitCode());
        json.put("folder", written.folder().toString());
        return LINES.writeValueAsString(json);
    }

    public static String of(RunningSandbox sandbox) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("endpoint", sandbox.endpoint());
        sandbox.controlEndpoint().ifPresent(control -> json.put("control", control));
        json.put("secretId", sandbox.secretId());
        json.put("secretKey", sandbox.secretKey());
        json.put("zones", sandbox.zones());
        json.put("domains", sandbox.domains());
        if (!sandbox.edge().isEmpty()) {
            json.put("edge", sandbox.edge());
        }
        return JSON.writeValueAsString(json);
    }
}
