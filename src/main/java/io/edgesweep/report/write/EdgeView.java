package io.edgesweep.report.write;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.report.EdgeLine;
import io.edgesweep.report.EdgeLine.PageLine;
import io.edgesweep.text.HumanFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of which the CDN serves an old copy, in words.
 *
 * @param url     the page
 * @param reason  how that is known
 * @param answers what nodes answered
 */
public record EdgeView(String url, String reason, List<AnswerView> answers) {

    private static final int PAGES = 20;
    private static final int NODES = 10;
    private static final int ANSWERS = 8;
    private static final int LONGEST = 240;

    /** One answer of a node. */
    public record AnswerView(String at, String node, String cache, String request, String version, String origin) {

        static AnswerView of(EdgeAnswer answer, Words words, ZoneId zone) {
            return new AnswerView(
                    words.time(answer.at(), zone),
                    HumanFormat.cut(answer.node(), LONGEST),
                    HumanFormat.cut(cache(answer), LONGEST),
                    HumanFormat.cut(answer.request(), LONGEST),
                    HumanFormat.cut(answer.version(), LONGEST),
                    HumanFormat.cut(answer.origin(), LONGEST));
        }

        private static String cache(EdgeAnswer answer) {
            List<String> parts = new ArrayList<>();
            if (!answer.cache().isEmpty()) {
                parts.add(answer.cache());
            }
            if (!answer.age().isEmpty()) {
                parts.add("Age " + answer.age());
            }
            return String.join(", ", parts);
        }
    }

    /** Those that a page of a report has room for. */
    static List<EdgeView> of(@Nullable EdgeLine edge, Words words, ZoneId zone) {
        return edge == null
                ? List.of()
                : edge.pages().stream()
                        .limit(PAGES)
                        .map(line -> of(line, words, zone))
                        .toList();
    }

    private static EdgeView of(PageLine line, Words words, ZoneId zone) {
        return new EdgeView(
                HumanFormat.cut(line.url(), LONGEST),
                HumanFormat.cut(words.say(line.reason()), LONGEST),
                line.evidence().stream()
                        .limit(ANSWERS)
                        .map(answer -> AnswerView.of(answer, words, zone))
                        .toList());
    }

    /** Why it cannot be told of some pages, a line each. */
    public static List<String> reasons(@Nullable EdgeLine edge, Words words) {
        return edge == null
                ? List.of()
                : edge.reasons().stream()
                        .map(line -> words.say(
                                "edge.unclear", line.pages(), HumanFormat.cut(words.say(line.reason()), LONGEST)))
                        .toList();
    }

    /** The nodes that answered. */
    static String nodes(@Nullable EdgeLine edge, Words words) {
        if (edge == null || edge.nodes().isEmpty()) {
            return "";
        }
        String first = edge.nodes().stream()
                .limit(NODES)
                .map(node -> HumanFormat.cut(node, LONGEST))
                .collect(Collectors.joining(", "));
        int more = edge.nodes().size() - NODES;
        return more > 0 ? words.say("edge.more-nodes", first, more) : first;
    }
}
