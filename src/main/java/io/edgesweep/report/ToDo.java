package io.edgesweep.report;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.FindingKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing that a person has to do after a run.
 *
 * @param what    what, beginning with a verb
 * @param why     why, and what happens otherwise
 * @param finding whether {@code why} is a finding, which may hold what others wrote
 * @param command the command that does it or shows more; empty for none
 * @param file    the report's file that has all of it; empty for none
 */
public record ToDo(String what, String why, boolean finding, String command, String file) {

    /** More than these nobody reads; the causes have the rest. */
    private static final int MOST = 6;

    /** What goes by itself in the end, and at once where a person does it. */
    private static final Set<ReasonCode> HURRIED = Set.of(ReasonCode.TASK_FAILED, ReasonCode.IN_PROGRESS);

    /** Findings that tell of all that is held back. */
    private static final Set<FindingKind> TELL_OF_HELD =
            Set.of(FindingKind.HELD, FindingKind.DEADLINE, FindingKind.INTERRUPTED, FindingKind.STOPPED);

    /** What has to be done first after a run, the most urgent first; nothing where all goes by itself. */
    public static List<ToDo> after(RunReport report, Words words) {
        List<ToDo> all = all(report, words);
        return all.size() <= MOST ? all : List.copyOf(all.subList(0, MOST));
    }

    /** All that has to be done, the most urgent first. */
    public static List<ToDo> all(RunReport report, Words words) {
        List<ToDo> all = new ArrayList<>();
        report.findings().stream()
                .filter(finding -> finding.mayBeTheCause() || finding.tellsOfOldCopies())
                .filter(finding -> finding.known() != FindingKind.STOPPED
                        || report.counts().carriedOver() > 0)
                .map(finding -> of(finding, report, words))
                .distinct()
                .limit(MOST)
                .forEach(all::add);
        all.addAll(causes(report, words));
        return all;
    }

    /** How many targets go by themselves, without anybody's doing. */
    public static long goByThemselves(RunReport report) {
        return report.failures().stream()
                .filter(failure -> !ReasonCode.ofWord(failure.cause()).needsAHand())
                .filter(failure -> !HURRIED.contains(ReasonCode.ofWord(failure.cause())))
                .mapToLong(FailureLine::targets)
                .sum();
    }

    private static ToDo of(FindingLine finding, RunReport report, Words words) {
        FindingKind kind = finding.tellsOfOldCopies() ? FindingKind.STALE : finding.known();
        String command =
                switch (kind) {
                    case DENIED, UNAVAILABLE, LOCAL -> "edgesweep check";
                    case DEADLINE, HELD, INTERRUPTED, STOPPED -> again(report);
                    case STALE -> "edgesweep verify " + report.run();
                    case NOTE, PREVIEWED, SOURCE, NO_INPUT, LIMIT, UNEXPECTED -> "";
                };
        String where = finding.place().isEmpty() ? "" : finding.place() + ": ";
        return new ToDo(
                words.say("todo.finding." + kind.word(), report.counts().carriedOver()),
                where + words.say(finding.reason()),
                true,
                command,
                "");
    }

    private static String again(RunReport report) {
        return RunAgain.isOneOff(report.job(), report.site())
                ? RunAgain.with(report.job(), report.site(), "retry.csv")
                : "edgesweep run " + report.job();
    }

    private static List<ToDo> causes(RunReport report, Words words) {
        Map<ReasonCode, Long> targets = new EnumMap<>(ReasonCode.class);
        report.failures().forEach(failure -> targets.merge(told(failure, words), failure.targets(), Long::sum));
        List<ToDo> lines = new ArrayList<>();
        // What a limit stopped stands with the limit, which says how it is raised.
        if (report.findings().stream().anyMatch(finding -> finding.known() == FindingKind.LIMIT)) {
            targets.remove(ReasonCode.OVER_LIMIT);
        }
        if (report.findings().stream().anyMatch(finding -> TELL_OF_HELD.contains(finding.known()))) {
            targets.remove(ReasonCode.HELD);
        }
        targets.forEach((code, number) -> {
            String key = "todo." + code.word();
            if (words.has(key)) {
                lines.add(new ToDo(
                        words.say(key, number),
                        words.say(key + ".why", number),
                        false,
                        command(code, report),
                        isOfInput(code) ? "retry.csv" : "targets.csv"));
            }
        });
        return lines;
    }

    /** Refusals of which there is no more to say than stands with the causes are told together. */
    private static ReasonCode told(FailureLine failure, Words words) {
        ReasonCode code = ReasonCode.ofWord(failure.cause());
        return code.needsAHand() && !words.has("todo." + code.word()) ? ReasonCode.REFUSED_OTHERWISE : code;
    }

    private static String command(ReasonCode code, RunReport report) {
        return switch (code) {
            case NO_PERMISSION -> "edgesweep check";
            case HELD -> again(report);
            case ANSWER_LOST, IN_PROGRESS -> "edgesweep reconcile " + report.run();
            case TASK_FAILED, FAILED_TOO_OFTEN -> "edgesweep retry " + report.run();
            default -> "";
        };
    }

    private static boolean isOfInput(ReasonCode code) {
        return switch (code) {
            case FOREIGN_HOST, WILDCARD_HOST, KIND_NOT_ALLOWED, BAD_ROW -> true;
            default -> false;
        };
    }
}
