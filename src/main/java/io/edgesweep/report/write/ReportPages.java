package io.edgesweep.report.write;

import io.edgesweep.ledger.Run;
import io.edgesweep.report.BatchLine;
import io.edgesweep.report.Heading;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.Summary;
import io.edgesweep.report.write.PageViews.CauseView;
import io.edgesweep.report.write.PageViews.FindingView;
import io.edgesweep.report.write.PageViews.ShareView;
import io.edgesweep.report.write.PageViews.UnsettledView;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.HumanFormat;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills the templates of the report's pages. Everything that comes from outside goes through the engine's escaping. */
final class ReportPages {

    /** How many batches a page shows; {@code run.json} has them all. */
    static final int BATCHES_SHOWN = 200;

    private final TemplateEngine engine = new TemplateEngine();

    ReportPages() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ReportPages.class.getClassLoader());
        resolver.setPrefix("report/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    /** @param before the runs that the report names in its history */
    void writeRun(
            RunReport report,
            List<BatchLine> batches,
            OutcomeCounts counts,
            List<Chart> charts,
            List<Run> before,
            Writer writer) {
        Context context = new Context(Locale.ROOT);
        context.setVariable("report", report);
        context.setVariable("heading", Heading.of(report));
        context.setVariable("took", HumanFormat.duration(Duration.between(report.started(), report.finished())));
        context.setVariable("started", HumanFormat.time(report.started()));
        context.setVariable("finished", HumanFormat.time(report.finished()));
        context.setVariable("equation", Summary.equation(report.counts()));
        context.setVariable("warm", Summary.warm(report));
        context.setVariable("forecast", Summary.forecast(report));
        context.setVariable("tiles", tiles(counts));
        context.setVariable("batches", batches.stream().map(BatchView::of).toList());
        context.setVariable("quota", QuotaView.of(report.quota()));
        context.setVariable("words", new Formats());
        context.setVariable("failures", CauseView.of(report.failures()));
        context.setVariable("moreCauses", Math.max(0, report.failures().size() - PageViews.CAUSES));
        context.setVariable("unsettled", UnsettledView.of(report.unsettled()));
        context.setVariable("leftOut", CauseView.of(report.leftOut()));
        context.setVariable(
                "cold",
                report.warm() == null ? List.of() : CauseView.of(report.warm().failures()));
        context.setVariable("findings", FindingView.of(report.findings()));
        context.setVariable("moreFindings", Math.max(0, report.findings().size() - PageViews.ROWS));
        context.setVariable("sites", ShareView.of(report.shares().sites(), "rejected before it was of a site"));
        context.setVariable("hosts", ShareView.of(report.shares().hosts(), "names no host"));
        context.setVariable("sources", ShareView.ofSources(report.shares().sources(), report.sources()));
        context.setVariable("charts", charts);
        context.setVariable("comparison", Summary.comparison(report));
        context.setVariable("history", before.stream().map(RunView::of).toList());
        engine.process("run", context, writer);
    }

    void writeList(List<Run> runs, Writer writer) {
        Context context = new Context(Locale.ROOT);
        context.setVariable("runs", runs.stream().map(RunView::of).toList());
        engine.process("list", context, writer);
    }

    private static List<Tile> tiles(OutcomeCounts counts) {
        List<Tile> tiles = new ArrayList<>();
        long all = Math.max(1, counts.read() + counts.carriedIn());
        for (Outcome outcome : List.of(
                Outcome.CONFIRMED,
                Outcome.FAILED,
                Outcome.REFUSED,
                Outcome.UNSETTLED,
                Outcome.STOPPED,
                Outcome.CARRIED_OVER,
                Outcome.INVALID,
                Outcome.EXCLUDED,
                Outcome.COMMENT,
                Outcome.DUPLICATE,
                Outcome.UNCHANGED)) {
            long number = counts.of(outcome);
            if (number > 0) {
                tiles.add(new Tile(
                        outcome.word(),
                        HumanFormat.number(number),
                        outcome.words(),
                        String.format(Locale.ROOT, "flex-grow:%d", Math.max(1, number * 1000 / all))));
            }
        }
        return tiles;
    }

    /** One outcome, as large as its share. */
    public record Tile(String outcome, String number, String words, String style) {}

    /** A batch, in words. */
    public record BatchView(
            String id,
            String what,
            String targets,
            String state,
            String calls,
            String task,
            String request,
            String sent,
            String completed,
            String settled,
            String reason) {

        static BatchView of(BatchLine line) {
            return new BatchView(
                    HumanFormat.number(line.id()),
                    line.site() + ": " + line.kind() + (line.method().equals("—") ? "" : ", " + line.method())
                            + ", priority " + line.priority(),
                    HumanFormat.number(line.targets()),
                    line.state(),
                    HumanFormat.number(line.calls()),
                    line.taskId(),
                    line.requestId(),
                    HumanFormat.time(line.sent()),
                    HumanFormat.time(line.completed()),
                    HumanFormat.time(line.settled()),
                    HumanFormat.cut(line.code().isEmpty() ? line.reason() : line.code() + ": " + line.reason(), 240));
        }
    }

    /** A quota, in words. */
    public record QuotaView(
            String site,
            String kind,
            String area,
            String batch,
            String daily,
            String before,
            String ours,
            String others,
            String after,
            String reserve) {

        /** Kinds that the run had nothing to do with are left to run.json, unless there is no other. */
        static List<QuotaView> of(List<RunReport.QuotaLine> lines) {
            List<RunReport.QuotaLine> used =
                    lines.stream().filter(line -> line.ours() > 0).toList();
            return (used.isEmpty() ? lines : used).stream().map(QuotaView::of).toList();
        }

        private static QuotaView of(RunReport.QuotaLine line) {
            return new QuotaView(
                    line.site(),
                    line.kind(),
                    line.area(),
                    HumanFormat.number(line.batch()),
                    HumanFormat.number(line.daily()),
                    HumanFormat.number(line.availableBefore()),
                    HumanFormat.number(line.ours()),
                    HumanFormat.number(line.others()),
                    HumanFormat.number(line.availableAfter()),
                    HumanFormat.number(line.reserve()));
        }
    }

    /** A run, in words. */
    public record RunView(
            String id,
            String job,
            String site,
            String started,
            String took,
            String verdict,
            String tone,
            String exitCode,
            String confirmed,
            String open,
            String href) {

        static RunView of(Run run) {
            OutcomeCounts counts = run.counts();
            Integer exitCode = run.exitCode();
            boolean finished = exitCode != null;
            long open = finished ? run.stillOpen() : counts.open();
            Heading heading = Heading.of(run);
            return new RunView(
                    run.id(),
                    run.job(),
                    run.site(),
                    HumanFormat.time(run.started()),
                    run.finished() == null ? "" : HumanFormat.duration(Duration.between(run.started(), run.finished())),
                    finished ? heading.symbol() + " " + heading.words() : "… not finished",
                    finished ? heading.tone() : "waiting",
                    finished ? String.valueOf(exitCode) : "",
                    HumanFormat.number(counts.of(Outcome.CONFIRMED)),
                    HumanFormat.number(open),
                    finished ? run.job() + "/" + run.id() + "/index.html" : "");
        }
    }

    /** What the template formats by itself. */
    public static final class Formats {

        public String number(long number) {
            return HumanFormat.number(number);
        }
    }
}
