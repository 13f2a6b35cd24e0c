package io.edgesweep.settings;

import io.edgesweep.targets.ChangeSign;
import java.util.List;
import java.util.stream.Collectors;

/**
 * By what a source tells what has changed.
 *
 * @param signs       the signs, in order; each that says nothing leaves it to the next
 * @param sendUnknown whether a target is due of which no sign says anything
 * @param learn       whether a target of which nothing was known is noted, and not purged
 */
public record ChangedBy(List<ChangeSign> signs, boolean sendUnknown, boolean learn) {

    /** What counts where nothing is said. */
    public static final ChangedBy LASTMOD = new ChangedBy(List.of(ChangeSign.LASTMOD), true, false);

    public ChangedBy {
        signs = List.copyOf(signs);
    }

    /** Whether the site's origin is asked. */
    public boolean asksTheOrigin() {
        return signs.stream().anyMatch(sign -> sign != ChangeSign.LASTMOD);
    }

    /** As it is written in a job. */
    public String shown() {
        return "changed-by: [" + signs.stream().map(ChangeSign::word).collect(Collectors.joining(", ")) + "], unknown: "
                + (sendUnknown ? "send" : "skip") + ", first: " + (learn ? "learn" : "send");
    }
}
