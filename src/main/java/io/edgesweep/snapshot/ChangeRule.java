package io.edgesweep.snapshot;

import io.edgesweep.spill.LastPurge;
import io.edgesweep.targets.ChangeSign;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.Seen;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target must be purged again: because its row says something new, because the page may have changed after the
 * purge and its row would say the same, because the origin answers something new, or because nobody can say. Each sign that
 * the source names says that it has changed, that it has not, or nothing; then the next is looked at.
 */
public final class ChangeRule {

    private final Terms terms;
    private final Instant now;

    /**
     * What a source says of changes.
     *
     * @param signs       what they are told by, in order
     * @param undated     after so long a target is due again of which no sign says anything; null for always
     * @param sendUnknown whether such a target is due at all
     * @param learn       whether a target of which nothing was known is only noted
     */
    public record Terms(List<ChangeSign> signs, @Nullable Duration undated, boolean sendUnknown, boolean learn) {

        /** By lastmod alone, and whatever is not known is sent. */
        public static Terms byLastmod(@Nullable Duration undated) {
            return new Terms(List.of(ChangeSign.LASTMOD), undated, true, false);
        }
    }

    /**
     * The rule of a source.
     *
     * @param now the present
     */
    public ChangeRule(Terms terms, Instant now) {
        this.terms = terms;
        this.now = now;
    }

    /** Whether the row says the same of its target as when that was last purged. */
    public static boolean saysTheSame(TargetRow row, LastPurge known) {
        return RowVersion.of(row) == known.version();
    }

    /** Whether the row's own date is what is looked at first. */
    public boolean beginsWithTheDate() {
        return terms.signs().get(0) == ChangeSign.LASTMOD;
    }

    /** Whether the origin is asked about anything. */
    public boolean asksTheOrigin() {
        return terms.signs().contains(ChangeSign.ETAG) || terms.signs().contains(ChangeSign.CONTENT);
    }

    /** Whether targets of which nothing was known are only noted. */
    public boolean learns() {
        return terms.learn();
    }

    /** The same, for a site of which something was lost that was known: a target that seems to be new is sent. */
    public ChangeRule afterLoss() {
        return terms.learn()
                ? new ChangeRule(new Terms(terms.signs(), terms.undated(), terms.sendUnknown(), false), now)
                : this;
    }

    /** What the origin is asked for, in order. */
    public List<ChangeSign> signs() {
        return terms.signs().stream().filter(sign -> sign != ChangeSign.LASTMOD).toList();
    }

    /**
     * What is to be made of a target.
     *
     * @param row   the row that asks for it, with what the origin answered if it was asked
     * @param known what is known of it from when it was last confirmed purged, or noted; null when nothing is
     */
    public Change of(TargetRow row, @Nullable LastPurge known) {
        if (known != null && known.failed()) {
            // What it was like between that purge and the one before may be served, though it is as it was again.
            return Change.DUE;
        }
        for (ChangeSign sign : terms.signs()) {
            Change change = sign == ChangeSign.LASTMOD ? byLastmod(row, known) : byAnswer(sign, row.seen(), known);
            if (change != null) {
                return change;
            }
        }
        return unknown(row, known);
    }

    /** Whether the origin is to be asked about a target, because its row does not tell. */
    public boolean isToAsk(TargetRow row, @Nullable LastPurge known) {
        return asksTheOrigin()
                && row.seen() == null
                && (!terms.signs().contains(ChangeSign.LASTMOD) || byLastmod(row, known) == null);
    }

    private @Nullable Change byLastmod(TargetRow row, @Nullable LastPurge known) {
        Lastmod lastmod = row.lastmod();
        if (known == null) {
            return lastmod == null ? null : first();
        }
        if (RowVersion.of(row) != known.version()) {
            return Change.DUE;
        }
        if (lastmod == null) {
            return null;
        }
        return isDueAgain(lastmod, known) ? Change.DUE : unchanged(Reason.of("unchanged.row", known.sentAt()));
    }

    private @Nullable Change byAnswer(ChangeSign sign, @Nullable Seen seen, @Nullable LastPurge known) {
        if (seen == null || seen.of(sign) == 0) {
            return null;
        }
        long before = known == null || known.seen() == null ? 0 : seen.comparable(sign, known.seen());
        if (before == 0) {
            return isTold(seen, known) ? null : first();
        }
        return before != seen.of(sign) ? Change.DUE : unchanged(Reason.of("unchanged.answer", seen.at(), sign.word()));
    }

    /** Whether another sign than the one at hand tells what has become of the target. */
    private boolean isTold(Seen seen, @Nullable LastPurge known) {
        Seen before = known == null ? null : known.seen();
        return before != null
                && signs().stream().anyMatch(sign -> seen.of(sign) != 0 && seen.comparable(sign, before) != 0);
    }

    private Change first() {
        return terms.learn() ? new Change(Change.Finding.LEARNED, Reason.of("unchanged.learned")) : Change.DUE;
    }

    private Change unknown(TargetRow row, @Nullable LastPurge known) {
        Seen seen = row.seen();
        if (!terms.sendUnknown()) {
            return new Change(Change.Finding.UNKNOWN, Reason.of("unchanged.not-known", Reason.of("gap." + gap(seen))));
        }
        Duration undated = terms.undated();
        boolean young =
                undated != null && known != null && now.isBefore(known.sentAt().plus(undated));
        return young && known != null
                ? unchanged(Reason.of(row.lastmod() == null ? "unchanged.undated" : "unchanged.untold", known.sentAt()))
                : Change.DUE;
    }

    private static Change unchanged(Reason reason) {
        return new Change(Change.Finding.UNCHANGED, reason);
    }

    /** What keeps it from being known. */
    private String gap(@Nullable Seen seen) {
        if (seen != null) {
            return seen.gap().word();
        }
        return asksTheOrigin() ? "unasked" : "no-lastmod";
    }

    /**
     * A page may change twice on one day. The next purge takes what has changed until then; the rest is left to one purge
     * after the day, however often the job runs meanwhile.
     */
    private boolean isDueAgain(Lastmod lastmod, LastPurge known) {
        return leavesRoom(lastmod, known.sentAt()) && (!known.repeated() || !now.isBefore(lastmod.latest()));
    }

    /**
     * Whether a page with this lastmod may have changed after the purge without another lastmod: it was purged within the
     * time that the lastmod names.
     *
     * @param sentAt when the purge was sent
     */
    public static boolean leavesRoom(@Nullable Lastmod lastmod, Instant sentAt) {
        return lastmod != null && !sentAt.isBefore(lastmod.earliest()) && sentAt.isBefore(lastmod.latest());
    }
}
