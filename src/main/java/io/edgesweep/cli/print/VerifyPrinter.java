package io.edgesweep.cli.print;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.HumanFormat;
import io.edgesweep.verification.VerifySummary;
import java.util.concurrent.atomic.AtomicBoolean;

/** Prints what is found at the edge, a line for each page, as it is found. */
public final class VerifyPrinter {

    private final Terminal terminal;
    private final boolean json;
    private final boolean quiet;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param quiet whether pages that are fresh are left out, and the figures */
    public VerifyPrinter(Terminal terminal, boolean json, boolean quiet) {
        this.terminal = terminal;
        this.json = json;
        this.quiet = quiet;
    }

    /** Prints what was found of one page. */
    public void found(EdgeLook look) {
        if (json) {
            terminal.out().println(JsonText.line(look));
        } else if (!quiet || look.freshness() != Freshness.FRESH) {
            terminal.out().println(text(look));
        }
        closed.compareAndSet(false, terminal.out().checkError());
    }

    /** Whether nobody listens any more. */
    public boolean isClosed() {
        return closed.get();
    }

    private static String text(EdgeLook look) {
        StringBuilder text = new StringBuilder(look.freshness().word());
        text.append(" ".repeat(Math.max(1, 8 - text.length()))).append(ForeignText.oneLine(look.url()));
        if (!look.reason().isNone()) {
            text.append("  ").append(Words.english().say(look.reason()));
        }
        for (EdgeAnswer answer : look.evidence()) {
            text.append(System.lineSeparator()).append("          ").append(ForeignText.oneLine(told(answer)));
        }
        return text.toString();
    }

    /** What a node answered, in a line. */
    static String told(EdgeAnswer answer) {
        return answer.at() + ", node " + (answer.node().isEmpty() ? "?" : answer.node())
                + (answer.status() == 0 ? "" : ", status " + answer.status())
                + (answer.cache().isEmpty() ? "" : ", " + answer.cache())
                + (answer.age().isEmpty() ? "" : ", Age " + answer.age())
                + (answer.request().isEmpty() ? "" : ", request " + answer.request())
                + (answer.version().isEmpty() ? "" : ": " + answer.version())
                + (answer.origin().isEmpty() ? "" : "; at the origin: " + answer.origin());
    }

    /** Tells the figures, on standard error, and whether they were noted. */
    public void end(VerifySummary summary) {
        figures(summary);
        if (!summary.notNoted().isEmpty()) {
            terminal.err()
                    .println("What was found is not noted, so the same pages count as stale as before: "
                            + summary.notNoted());
        }
    }

    private void figures(VerifySummary summary) {
        if (quiet) {
            return;
        }
        terminal.err()
                .println("Looked at " + HumanFormat.count(summary.looked(), "page", "pages") + ": "
                        + HumanFormat.number(summary.fresh()) + " fresh, " + HumanFormat.number(summary.stale())
                        + " stale, " + HumanFormat.number(summary.unknown()) + " unknown; "
                        + HumanFormat.count(summary.requests(), "request", "requests") + " through the CDN, "
                        + HumanFormat.number(summary.originRequests()) + " to origins");
        if (summary.notLooked() > 0) {
            terminal.err()
                    .println(HumanFormat.count(summary.notLooked(), "page was", "pages were") + " not looked at: "
                            + (summary.closed() == null
                                    ? "nobody listens any more"
                                    : Words.english().say(summary.closed())));
        }
        if (!summary.nodes().isEmpty()) {
            terminal.err()
                    .println("Only the nodes that answered were seen: "
                            + String.join(
                                    ", ",
                                    summary.nodes().stream()
                                            .map(ForeignText::oneLine)
                                            .toList()));
        }
    }
}
