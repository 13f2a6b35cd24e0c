package io.edgesweep.report.write;

import io.edgesweep.language.Words;
import io.edgesweep.report.ExampleLine;
import io.edgesweep.report.FindingLine;
import io.edgesweep.report.RunReport.ShareLine;
import io.edgesweep.report.RunReport.SourceLine;
import io.edgesweep.report.UnsettledLine;
import io.edgesweep.text.HumanFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a report in words, cut so that a page stays small whatever the run was; the other files have it all. */
final class PageViews {

    /** So many sources or findings are shown. */
    static final int ROWS = 50;

    /** So many unsettled batches are shown. */
    private static final int BATCHES = 20;

    private static final int LONGEST_TEXT = 240;
    private static final int LONGEST_PLACE = 80;
    private static final int LONGEST_REASON = 600;

    private PageViews() {}

    /** One of them. */
    public record ExampleView(String text, String place) {

        static ExampleView of(ExampleLine line) {
            return new ExampleView(HumanFormat.cut(line.text(), LONGEST_TEXT), shortly(line.place()));
        }
    }

    /** A place by the name of its file alone; targets.csv has where that lies. */
    static String shortly(String place) {
        String name = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
        return HumanFormat.cut(name.isEmpty() || name.startsWith(":") ? place : name, LONGEST_PLACE);
    }

    /** A batch with unsettled targets. */
    public record UnsettledView(
            String batch,
            String what,
            String calls,
            String sent,
            String answered,
            String task,
            String request,
            String evidence,
            String nextLook,
            List<ExampleView> examples) {

        static List<UnsettledView> of(List<UnsettledLine> lines, Words words, ZoneId zone) {
            return lines.stream()
                    .limit(BATCHES)
                    .map(line -> of(line, words, zone))
                    .toList();
        }

        private static UnsettledView of(UnsettledLine line, Words words, ZoneId zone) {
            return new UnsettledView(
                    HumanFormat.number(line.batch()),
                    words.say("unsettled.what", line.site(), words.say("kind." + line.kind()), line.targets()),
                    HumanFormat.number(line.calls()),
                    words.time(line.sent(), zone),
                    line.answered() == null ? words.say("unsettled.no-answer") : words.time(line.answered(), zone),
                    line.taskId(),
                    line.requestId(),
                    HumanFormat.cut(words.say(line.evidence()), LONGEST_REASON),
                    line.nextLook() == null ? words.say("unsettled.next-run") : words.time(line.nextLook(), zone),
                    line.examples().stream().map(ExampleView::of).toList());
        }
    }

    /** What people should know besides. */
    public record FindingView(String kind, String place, String text) {

        static List<FindingView> of(List<FindingLine> lines, Words words) {
            return lines.stream()
                    .filter(line -> !line.mayBeTheCause())
                    .limit(ROWS)
                    .map(line -> new FindingView(
                            line.kind(),
                            HumanFormat.cut(line.place(), LONGEST_TEXT),
                            HumanFormat.cut(words.say(line.reason()), LONGEST_REASON)))
                    .toList();
        }
    }

    /** What became of the rows of a site, a host or a source. */
    public record ShareView(
            String name,
            String rows,
            String confirmed,
            String failed,
            String waiting,
            String unsettled,
            String invalid,
            String leftOut,
            String lines) {

        static List<ShareView> of(List<ShareLine> lines, String nameless) {
            return lines.stream().map(line -> of(line, nameless)).toList();
        }

        /** The sources with rows, and those that brought none: that is worth knowing too. */
        static List<ShareView> ofSources(List<ShareLine> lines, List<SourceLine> read, String nameless) {
            Map<String, ShareView> views = new LinkedHashMap<>();
            lines.forEach(line -> views.put(line.name(), of(line, nameless)));
            for (SourceLine source : read) {
                if (views.size() >= ROWS) {
                    break;
                }
                if (source.rows() == 0) {
                    views.putIfAbsent(
                            source.source(), of(new ShareLine(source.source(), 0, 0, 0, 0, 0, 0, 0, 0, ""), nameless));
                }
            }
            return new ArrayList<>(views.values());
        }

        private static ShareView of(ShareLine line, String nameless) {
            return new ShareView(
                    line.name().isEmpty() ? nameless : HumanFormat.cut(line.name(), LONGEST_TEXT),
                    HumanFormat.number(line.rows()),
                    HumanFormat.number(line.confirmed()),
                    HumanFormat.number(line.failed() + line.refused()),
                    HumanFormat.number(line.carriedOver()),
                    HumanFormat.number(line.unsettled()),
                    HumanFormat.number(line.invalid()),
                    HumanFormat.number(line.leftOut()),
                    line.lines());
        }
    }
}
