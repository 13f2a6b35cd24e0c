package io.edgesweep.report.write;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.BatchLine;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.Heading;
import io.edgesweep.report.Headline;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.Summary;
import io.edgesweep.report.ToDo;
import io.edgesweep.report.write.Bars.OutcomeRow;
import io.edgesweep.report.write.BatchTally.Waited;
import io.edgesweep.report.write.PageViews.FindingView;
import io.edgesweep.report.write.PageViews.ShareView;
import io.edgesweep.report.write.PageViews.UnsettledView;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.HumanFormat;
import java.io.Writer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills the templates of the report's pages. Everything that comes from outside goes through the engine's escaping. */
final class ReportPages {

    /** How many batches a page shows; {@code run.json} has them all. */
    static final int BATCHES_SHOWN = 100;

    /** So many causes are seen at once; the others are folded. */
    private static final int CAUSES_OPEN = 8;

    private final TemplateEngine engine = new TemplateEngine();

    private final Words words;
    private final ZoneId zone;

    /**
     * @param words the language of the pages
     * @param zone  in which they tell times
     */
    ReportPages(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ReportPages.class.getClassLoader());
        resolver.setPrefix("report/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
        engine.setMessageResolver(new Catalogue(words));
    }

    /**
     * Writes the page of a run.
     *
     * @param waited how long targets took to be confirmed
     * @param before the runs that the report names in its history
     */
    void writeRun(RunReport report, List<BatchLine> batches, List<Waited> waited, List<Run> before, Writer writer) {
        Context context = context();
        verdict(context, report);
        outcomes(context, report);
        causes(context, report);
        folded(context, report, batches, waited, before);
        context.setVariable("broken", criteria(report, false));
        context.setVariable("met", criteria(report, true));
        context.setVariable("unknown", criteria(report, null));
        context.setVariable("criteria", report.criteria().size());
        engine.process("run", context, writer);
    }

    private List<String> criteria(RunReport report, @Nullable Boolean met) {
        return report.criteria().stream()
                .filter(line -> Objects.equals(line.met(), met))
                .map(line -> Criteria.words(line, words))
                .toList();
    }

    private Context context() {
        Context context = new Context(words.language().locale());
        context.setVariable("language", words.language().tag());
        return context;
    }

    private void verdict(Context context, RunReport report) {
        Heading heading = Heading.of(report);
        Headline headline = Headline.of(report, words);
        String verdict = words.say("verdict." + heading.word());
        List<ToDo> todos = ToDo.after(report, words);
        context.setVariable("report", report);
        context.setVariable("heading", heading);
        context.setVariable("tone", heading.tone());
        context.setVariable("verdict", verdict);
        context.setVariable(
                "title",
                headline.numbers().isEmpty() ? verdict : verdict + words.say("verdict.colon") + headline.numbers());
        context.setVariable(
                "meaning",
                todos.isEmpty()
                        ? headline.meaning() + words.say("between") + words.say("todo.nothing")
                        : headline.meaning());
        context.setVariable("when", words.span(report.started(), report.finished(), zone));
        context.setVariable("took", words.duration(Duration.between(report.started(), report.finished())));
        context.setVariable("todos", todos);
        context.setVariable("moreTodos", ToDo.all(report, words).size() - todos.size());
        long alone = ToDo.goByThemselves(report);
        context.setVariable("bySelf", alone == 0 ? "" : words.say("todo.by-themselves", alone));
    }

    private void outcomes(Context context, RunReport report) {
        context.setVariable("bar", Bars.outcomes(report, words));
        List<OutcomeRow> rows = Bars.rows(report, words).stream()
                .filter(row -> !row.nil() || !row.before().equals(words.number(0)))
                .toList();
        // One row says no more than the sentence below it.
        context.setVariable("rows", rows.size() < 2 ? List.of() : rows);
        context.setVariable("compared", !report.history().isEmpty());
        context.setVariable("equation", Summary.equation(report.counts(), words));
        context.setVariable("comparison", Summary.comparison(report, words));
        context.setVariable("warm", Summary.warm(report, words));
        context.setVariable("edge", Summary.edge(report, words));
        context.setVariable("edgePages", EdgeView.of(report.edge(), words, zone));
        context.setVariable("edgeReasons", EdgeView.reasons(report.edge(), words));
        context.setVariable("edgeNodes", EdgeView.nodes(report.edge(), words));
        List<Bars.QuotaBar> quotas = Bars.quotas(report, words);
        boolean held = report.forecast().held() >= report.forecast().waiting();
        context.setVariable("quotas", quotas);
        // What is held back, and not for quota, stands with its cause.
        context.setVariable("forecast", quotas.isEmpty() && held ? "" : Summary.forecast(report, words));
    }

    private void causes(Context context, RunReport report) {
        List<CauseGroups.Group> causes = CauseGroups.of(report.failures(), words);
        int open = causes.size() <= CAUSES_OPEN + 1 ? causes.size() : CAUSES_OPEN;
        List<CauseGroups.Group> more = causes.subList(open, causes.size());
        context.setVariable("causes", causes.subList(0, open));
        context.setVariable("moreCauses", more);
        context.setVariable(
                "moreCausesTargets",
                more.stream().mapToLong(CauseGroups.Group::targets).sum());
        context.setVariable("unsettled", UnsettledView.of(report.unsettled(), words, zone));
        context.setVariable("leftOut", CauseGroups.of(report.leftOut(), words));
        context.setVariable(
                "leftOutWords",
                words.number(report.leftOut().stream()
                        .mapToLong(FailureLine::targets)
                        .sum()));
        context.setVariable(
                "cold",
                report.warm() == null ? List.of() : CauseGroups.of(report.warm().failures(), words));
    }

    private void folded(
            Context context, RunReport report, List<BatchLine> batches, List<Waited> waited, List<Run> before) {
        context.setVariable("zone", zone.getId());
        context.setVariable("notes", FindingView.of(report.findings(), words));
        context.setVariable("moreFindings", Math.max(0, report.findings().size() - PageViews.ROWS));
        context.setVariable("calls", Summary.calls(report, words));
        context.setVariable(
                "waited",
                waited.stream()
                        .map(each -> words.say(
                                each.longer() ? "fold.waited-longer" : "fold.waited",
                                words.duration(each.within()),
                                each.targets()))
                        .toList());
        context.setVariable(
                "batches",
                batches.stream().map(line -> BatchView.of(line, words, zone)).toList());
        context.setVariable(
                "batchesWords",
                batches.size() < BATCHES_SHOWN
                        ? words.number(batches.size())
                        : words.say("fold.first", batches.size()));
        context.setVariable("sites", ShareView.of(report.shares().sites(), words.say("share.no-site")));
        context.setVariable("hosts", ShareView.of(report.shares().hosts(), words.say("share.no-host")));
        context.setVariable(
                "sources",
                ShareView.ofSources(report.shares().sources(), report.sources(), words.say("share.no-source")));
        context.setVariable("strip", Bars.strip(report.history()));
        context.setVariable("history", before.stream().map(this::line).toList());
    }

    /** A run of the history, in the language and zone of the page. */
    public record BeforeView(
            String id, String started, String verdict, String tone, String confirmed, String open, String took) {}

    private BeforeView line(Run run) {
        Heading heading = Heading.of(run);
        return new BeforeView(
                run.id(),
                words.clock(run.started(), zone),
                heading.symbol() + " " + words.say("verdict." + heading.word()),
                heading.tone(),
                words.number(run.counts().of(Outcome.CONFIRMED)),
                words.number(run.stillOpen()),
                run.finished() == null ? "" : words.duration(Duration.between(run.started(), run.finished())));
    }

    /** Finds the sentences of templates in our catalogue. */
    private static final class Catalogue extends AbstractMessageResolver {

        private final Words words;

        Catalogue(Words words) {
            this.words = words;
        }

        @Override
        public String resolveMessage(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] parameters) {
            return parameters == null ? words.say(key) : words.say(key, parameters);
        }

        @Override
        public @Nullable String createAbsentMessageRepresentation(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] parameters) {
            return null;
        }
    }

    /** Writes the list of the runs of all jobs, with times in the zone. */
    void writeList(List<Run> runs, ZoneId home, Writer writer) {
        Context context = context();
        context.setVariable("zone", home.getId());
        context.setVariable(
                "runs", runs.stream().map(run -> RunView.of(run, words, home)).toList());
        engine.process("list", context, writer);
    }

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
            String reason,
            boolean foreign) {

        static BatchView of(BatchLine line, Words words, ZoneId zone) {
            return new BatchView(
                    HumanFormat.number(line.id()),
                    what(line, words),
                    HumanFormat.number(line.targets()),
                    words.say("batch.state." + line.state()),
                    HumanFormat.number(line.calls()),
                    line.taskId(),
                    line.requestId(),
                    words.clock(line.sent(), zone),
                    words.clock(line.completed(), zone),
                    words.clock(line.settled(), zone),
                    HumanFormat.cut((line.code().isEmpty() ? "" : line.code() + ": ") + words.say(line.reason()), 240),
                    line.reason().isForeign());
        }

        private static String what(BatchLine line, Words words) {
            String kind = words.say("kind." + line.kind());
            return line.method().equals("—")
                    ? words.say("batch.of", line.site(), kind, line.priority())
                    : words.say(
                            "batch.of-method", line.site(), kind, words.say("purge." + line.method()), line.priority());
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

        static RunView of(Run run, Words words, ZoneId home) {
            OutcomeCounts counts = run.counts();
            Integer exitCode = run.exitCode();
            boolean finished = exitCode != null;
            long open = finished ? run.stillOpen() : counts.open();
            Heading heading = Heading.of(run);
            return new RunView(
                    run.id(),
                    run.job(),
                    run.site(),
                    words.clock(run.started(), home),
                    run.finished() == null ? "" : words.duration(Duration.between(run.started(), run.finished())),
                    finished
                            ? heading.symbol() + " " + words.say("verdict." + heading.word())
                            : "… " + words.say("run.not-finished"),
                    finished ? heading.tone() : "waiting",
                    finished ? String.valueOf(exitCode) : "",
                    HumanFormat.number(counts.of(Outcome.CONFIRMED)),
                    HumanFormat.number(open),
                    finished ? run.job() + "/" + run.id() + "/index.html" : "");
        }
    }
}
