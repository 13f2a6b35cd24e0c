package io.edgesweep.report.write;

import io.edgesweep.language.Words;
import io.edgesweep.report.ExampleLine;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Causes with the same remedy, put together: what needs a hand first, and among those what concerns most targets. */
final class CauseGroups {

    private static final int EXAMPLES = 3;
    private static final int REASONS = 3;

    /** The page stays small; run.json has them all. */
    private static final int MOST_REASONS = 30;

    private static final int LONGEST_REASON = 240;
    private static final int LONGEST_TEXT = 160;

    private CauseGroups() {}

    /** Targets with the same remedy. {@code more} are the reasons that are folded. */
    public record Group(
            long targets,
            String number,
            String title,
            String code,
            String outcomes,
            String advice,
            List<Reason> reasons,
            List<Reason> more,
            String folded,
            List<Example> examples) {}

    /** One reason; what the provider wrote is foreign. */
    public record Reason(String number, String words, boolean foreign) {}

    /** One target or row. */
    public record Example(String text, String place) {}

    static List<Group> of(List<FailureLine> lines, Words words) {
        Map<ReasonCode, List<FailureLine>> byCode = new TreeMap<>();
        for (FailureLine line : lines) {
            byCode.computeIfAbsent(ReasonCode.ofWord(line.cause()), code -> new ArrayList<>())
                    .add(line);
        }
        Comparator<Map.Entry<ReasonCode, List<FailureLine>>> byHand =
                Comparator.comparing(each -> each.getKey().needsAHand() ? 0 : 1);
        return byCode.entrySet().stream()
                .sorted(byHand.thenComparing(each -> -sum(each.getValue())).thenComparing(Map.Entry::getKey))
                .map(each -> group(each.getKey(), each.getValue(), words))
                .toList();
    }

    private static Group group(ReasonCode code, List<FailureLine> lines, Words words) {
        List<Reason> reasons = lines.stream()
                .filter(line -> !line.why(words).isEmpty())
                .limit(MOST_REASONS)
                .map(line -> new Reason(
                        words.number(line.targets()),
                        HumanFormat.cut(line.why(words), LONGEST_REASON),
                        line.reason().isForeign()))
                .toList();
        List<Reason> more = reasons.size() <= REASONS + 1 ? List.of() : reasons.subList(REASONS, reasons.size());
        return new Group(
                sum(lines),
                words.number(sum(lines)),
                words.say("cause." + code.word()),
                code.word(),
                String.join(
                        words.say("comma"),
                        lines.stream()
                                .map(line -> words.say("outcome." + line.outcome()))
                                .distinct()
                                .toList()),
                words.say(code.advice()),
                more.isEmpty() ? reasons : reasons.subList(0, REASONS),
                more,
                more.isEmpty() ? "" : words.say("causes.more", lines.size() - REASONS),
                lines.stream()
                        .flatMap(line -> line.examples().stream().limit(lines.size() == 1 ? EXAMPLES : 1))
                        .limit(EXAMPLES)
                        .map(CauseGroups::example)
                        .toList());
    }

    private static Example example(ExampleLine line) {
        return new Example(HumanFormat.cut(line.text(), LONGEST_TEXT), PageViews.shortly(line.place()));
    }

    private static long sum(List<FailureLine> lines) {
        return lines.stream().mapToLong(FailureLine::targets).sum();
    }
}
