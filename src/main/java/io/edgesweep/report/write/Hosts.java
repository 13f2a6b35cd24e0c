package io.edgesweep.report.write;

import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.targets.TargetRow;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the host of a row, so that rows can be counted by it. */
final class Hosts {

    /** The host of what may be a URL, though it is no target of ours: without a user name, and without a port. */
    private static final Pattern URL =
            Pattern.compile("https?://(?:[^/?#@]*@)?([a-z0-9](?:[a-z0-9.-]{0,252}))(?::\\d+)?(?:[/?#].*)?");

    private Hosts() {}

    /** The host that the row names; empty where it names none, as a tag does, or none that can be read. */
    static String of(RowOutcome row) {
        TargetRow target = row.target();
        if (target != null) {
            return target.target().host().orElse("");
        }
        Matcher url = URL.matcher(row.text().strip().toLowerCase(Locale.ROOT));
        return url.matches() ? url.group(1) : "";
    }
}
