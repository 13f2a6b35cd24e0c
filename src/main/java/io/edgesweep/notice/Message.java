package io.edgesweep.notice;

import io.edgesweep.language.Words;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.Headline;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.RunSummary;
import io.edgesweep.report.ToDo;
import io.edgesweep.report.WrittenReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told, before it has a form.
 *
 * @param subject what it is about, for a mail
 * @param title   the verdict, in a line
 * @param lines   what is to be known and done, most important first
 * @param foot    which run it is of, in a line; empty where it is of none
 * @param link    where more of it is; empty where there is nothing
 * @param json    the same for programs
 */
record Message(String subject, String title, List<String> lines, String foot, String link, Map<String, Object> json) {

    /** The form of what is posted to programs. */
    private static final String SCHEMA = "edgesweep.notice/1";

    /** So many causes are told, and so many things to do. */
    private static final int MOST = 3;

    Message {
        lines = List.copyOf(lines);
    }

    /** How a run has ended. */
    static Message of(EndOfRun end, Words words) {
        List<String> lines = new ArrayList<>();
        WrittenReport written = end.written();
        if (written == null) {
            lines.add(words.say(end.why()));
        } else {
            addReport(lines, written.report(), words);
        }
        String run = end.run().isEmpty() ? "" : words.say("notice.run", end.run());
        return new Message(
                "edgesweep: " + end.job() + ": "
                        + words.say("verdict." + end.heading().word()),
                end.heading().symbol() + " " + end.job() + ": "
                        + words.say("verdict." + end.heading().word()),
                lines,
                run + words.say("notice.foot", end.site(), String.valueOf(end.exitCode())),
                end.address().map(Object::toString).orElse(end.report()),
                json(end));
    }

    private static void addReport(List<String> lines, RunReport report, Words words) {
        Headline headline = Headline.of(report, words);
        if (!headline.numbers().isEmpty()) {
            lines.add(headline.numbers());
        }
        lines.add(headline.meaning());
        report.failures().stream()
                .limit(MOST)
                .map(failure -> "• " + words.number(failure.targets()) + " " + cause(failure, words))
                .forEach(lines::add);
        List<ToDo> todos = ToDo.after(report, words).stream().limit(MOST).toList();
        todos.stream()
                .map(todo ->
                        "→ " + todo.what() + (todo.command().isEmpty() ? "" : words.say("between") + todo.command()))
                .forEach(lines::add);
        if (report.exitCode() != 0
                && todos.stream().allMatch(todo -> todo.command().isEmpty())) {
            lines.add("→ " + words.say("notice.more") + words.say("between") + "edgesweep show " + report.run());
        }
    }

    private static String cause(FailureLine failure, Words words) {
        String key = "cause." + failure.cause();
        return words.has(key) ? words.say(key) : failure.words();
    }

    private static Map<String, Object> json(EndOfRun end) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("kind", "run");
        json.put("run", end.run());
        json.put("job", end.job());
        json.put("site", end.site());
        json.put("verdict", end.verdict().word());
        json.put("exitCode", end.exitCode());
        json.put("reason", end.why());
        json.put("counts", end.counts());
        json.put("report", end.report());
        json.put("url", end.address().map(Object::toString).orElse(null));
        return json;
    }

    /** That a channel works. */
    static Message trial(String job, String site, Words words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("kind", "trial");
        json.put("job", job);
        json.put("site", site);
        return new Message(
                "edgesweep: " + job + ": " + words.say("notice.trial"),
                job + ": " + words.say("notice.trial"),
                List.of(words.say("notice.trial.means")),
                words.say("notice.site", site),
                "",
                json);
    }

    /**
     * How several runs have ended.
     *
     * @param runs  they, what needs a hand first
     * @param since from when on
     * @param link  where more of it is; empty where there is nothing
     */
    static Message digest(List<RunSummary> runs, Instant since, String link, Words words) {
        long failed = runs.stream()
                .filter(run -> run.exitCode() == null || run.exitCode() != 0)
                .count();
        String title = runs.isEmpty()
                ? "– " + words.say("notice.digest.none")
                : failed == 0
                        ? "✓ " + words.say("notice.digest.good", runs.size())
                        : "✗ " + words.say("notice.digest.bad", failed, runs.size());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("kind", "digest");
        json.put("since", since);
        json.put("runs", runs);
        return new Message(
                "edgesweep: " + title.substring(2),
                title,
                runs.stream().map(run -> line(run, words)).toList(),
                "",
                link,
                json);
    }

    private static String line(RunSummary run, Words words) {
        String verdict = run.verdict() == null ? words.say("run.not-finished") : words.say("verdict." + run.verdict());
        boolean good = run.exitCode() != null && run.exitCode() == 0;
        String end = good ? "" : words.say("between") + "→ " + command(run);
        return (good ? "✓ " : "✗ ") + run.job() + ": " + verdict + end;
    }

    /** Which command helps where a run did not end well, as in its report. */
    private static String command(RunSummary run) {
        String what = run.counts().unsettled() > 0 ? "reconcile " : run.counts().failed() > 0 ? "retry " : "show ";
        return "edgesweep " + (run.verdict() == null ? "show " : what) + run.id();
    }
}
