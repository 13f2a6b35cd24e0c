package io.edgesweep.report.write;

import io.edgesweep.report.RunReport.ExampleLine;
import io.edgesweep.report.RunReport.FailureLine;
import io.edgesweep.report.RunReport.FindingLine;
import io.edgesweep.report.RunReport.ShareLine;
import io.edgesweep.report.RunReport.SourceLine;
import io.edgesweep.report.RunReport.UnsettledLine;
import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a report in words, cut so that a page stays small whatever the run was; the other files have it all. */
final class PageViews {

    /** So many sources or findings are shown. */
    static final int ROWS = 200;

    /** So many causes are shown. */
    static final int CAUSES = 100;

    private static final int LONGEST_TEXT = 240;
    private static final int LONGEST_REASON = 600;

    private PageViews() {}

    /** Rows with one cause. */
    public record CauseView(
            String outcome, String rows, String reason, String advice, boolean open, List<ExampleView> examples) {

        static List<CauseView> of(List<FailureLine> lines) {
            return lines.stream().limit(CAUSES).map(CauseView::of).toList();
        }

        private static CauseView of(FailureLine line) {
            return new CauseView(
                    line.words(),
                    HumanFormat.number(line.targets()),
                    line.why().isEmpty() ? "no reason given" : HumanFormat.cut(line.why(), LONGEST_REASON),
                    line.advice(),
                    line.targets() == 1,
                    line.examples().stream().map(ExampleView::of).toList());
        }
    }

    /** One of them. */
    public record ExampleView(String text, String place) {

        static ExampleView of(ExampleLine line) {
            return new ExampleView(
                    HumanFormat.cut(line.text(), LONGEST_TEXT), HumanFormat.cut(line.place(), LONGEST_TEXT));
        }
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

        static List<UnsettledView> of(List<UnsettledLine> lines) {
            return lines.stream().map(UnsettledView::of).toList();
        }

        private static UnsettledView of(UnsettledLine line) {
            return new UnsettledView(
                    HumanFormat.number(line.batch()),
                    line.site() + ": " + HumanFormat.count(line.targets(), "target", "targets") + " of kind "
                            + line.kind(),
                    HumanFormat.number(line.calls()),
                    HumanFormat.time(line.sent()),
                    line.answered() == null ? "no answer" : HumanFormat.time(line.answered()),
                    line.taskId(),
                    line.requestId(),
                    HumanFormat.cut(line.evidence(), LONGEST_REASON),
                    line.nextLook() == null ? "in the next run" : HumanFormat.time(line.nextLook()),
                    line.examples().stream().map(ExampleView::of).toList());
        }
    }

    /** What people should know besides. */
    public record FindingView(String kind, String place, String text) {

        static List<FindingView> of(List<FindingLine> lines) {
            return lines.stream()
                    .limit(ROWS)
                    .map(line -> new FindingView(
                            line.kind(),
                            HumanFormat.cut(line.place(), LONGEST_TEXT),
                            HumanFormat.cut(line.text(), LONGEST_REASON)))
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
        static List<ShareView> ofSources(List<ShareLine> lines, List<SourceLine> read) {
            Map<String, ShareView> views = new LinkedHashMap<>();
            lines.forEach(line -> views.put(line.name(), of(line, "no source")));
            for (SourceLine source : read) {
                if (views.size() >= ROWS) {
                    break;
                }
                if (source.rows() == 0) {
                    views.putIfAbsent(
                            source.source(),
                            of(new ShareLine(source.source(), 0, 0, 0, 0, 0, 0, 0, 0, ""), "no source"));
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
