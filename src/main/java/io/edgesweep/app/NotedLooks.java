package io.edgesweep.app;

import io.edgesweep.home.LocalStateException;
import io.edgesweep.home.LockedException;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.session.ServedException;
import io.edgesweep.text.Reason;
import io.edgesweep.verification.VerifyRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the ledger take note of what a person's looks at the pages of a run have found. The ledger is not held while the pages are
 * looked at; whoever cannot have it then is told so, and has what was found on the screen.
 */
final class NotedLooks {

    private static final int AT_ONCE = 1_000;

    private final VerifyRequest.@Nullable OfRun run;
    private final Supplier<LocalReading> ledger;
    private final List<EdgeLook> looks = new ArrayList<>();
    private String refusal = "";

    /** @param run whose pages they are; null where nothing is noted */
    NotedLooks(VerifyRequest.@Nullable OfRun run, Supplier<LocalReading> ledger) {
        this.run = run;
        this.ledger = ledger;
    }

    void add(EdgeLook look) {
        if (look.freshness() != Freshness.UNKNOWN) {
            looks.add(brief(look));
        }
    }

    /** Whoever takes note of it needs to know when that was, and no more of the evidence. */
    private static EdgeLook brief(EdgeLook look) {
        int answers = look.evidence().size();
        return new EdgeLook(
                look.ordinal(),
                look.url(),
                look.freshness(),
                Reason.NONE,
                List.of(),
                look.evidence().subList(Math.max(0, answers - 1), answers));
    }

    /** Has it take note of all of them. Gives why it has not; empty where it has. */
    String finish() {
        if (run != null && !looks.isEmpty()) {
            write(run.id());
        }
        return refusal;
    }

    private void write(String id) {
        try (LocalReading reading = ledger.get()) {
            for (int from = 0; from < looks.size(); from += AT_ONCE) {
                reading.lookedAgain(id, part(from));
            }
        } catch (ServedException e) {
            tell(e, id);
        } catch (LockedException | LedgerLostException | LocalStateException e) {
            refused(e);
        }
    }

    private void tell(ServedException served, String id) {
        try {
            for (int from = 0; from < looks.size(); from += AT_ONCE) {
                served.serving().lookedAgain(id, part(from));
            }
        } catch (IOException | LocalStateException e) {
            refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refusal = "interrupted";
        }
    }

    private List<EdgeLook> part(int from) {
        return looks.subList(from, Math.min(looks.size(), from + AT_ONCE));
    }

    private void refused(Exception e) {
        refusal = String.valueOf(e.getMessage());
    }
}
