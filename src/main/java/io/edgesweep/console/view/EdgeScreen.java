package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.report.EdgeLine;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.Summary;
import io.edgesweep.report.write.EdgeView;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the CDN served after a run, in words.
 *
 * @param figures how many pages were looked at, and what they came to
 * @param pages   those that were stale, as many as a page of the console has room for; the report has more of them
 * @param more    whether there are more
 * @param unclear why it is not known of others, a line each
 */
public record EdgeScreen(String figures, List<StalePage> pages, boolean more, List<String> unclear) {

    private static final int SHOWN = 20;

    /**
     * A page of which an old copy was served.
     *
     * @param url      its URL
     * @param reason   why it counts as stale
     * @param evidence what nodes answered, in order
     */
    public record StalePage(String url, String reason, List<String> evidence) {}

    /** Of a report; null where nothing was looked at. */
    public static @Nullable EdgeScreen of(RunReport report, Words words) {
        EdgeLine edge = report.edge();
        if (edge == null) {
            return null;
        }
        ZoneId zone = ZoneId.of(report.zone());
        return new EdgeScreen(
                Summary.edge(report, words),
                edge.pages().stream()
                        .limit(SHOWN)
                        .map(page -> new StalePage(
                                page.url(),
                                words.say(page.reason()),
                                ExplanationView.told(page.evidence(), zone, words)))
                        .toList(),
                edge.stale() > SHOWN,
                EdgeView.reasons(edge, words));
    }
}
