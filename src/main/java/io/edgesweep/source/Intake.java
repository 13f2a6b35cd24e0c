package io.edgesweep.source;

import io.edgesweep.source.Decision.Rejected;
import io.edgesweep.source.Decision.Wanted;
import io.edgesweep.source.Reading.ListedRow;
import io.edgesweep.source.Reading.Row;
import io.edgesweep.source.Reading.UnreadableRow;
import io.edgesweep.target.Kind;
import io.edgesweep.target.RejectedRow;
import io.edgesweep.target.Rejection;
import io.edgesweep.target.TargetRow;
import java.util.List;
import java.util.Set;

/**
 * Decides for each row whether it becomes a target. A row is first checked for what it says, and is
 * {@link Rejection#INVALID} if that makes no target; then for whether the job wants it, and is {@link Rejection#EXCLUDED}
 * if not. Duplicates are another's business. Keeps nothing from row to row.
 */
public final class Intake {

    /** How much of a rejected row is kept, in characters. */
    private static final int SHOWN = 1000;

    /** What may stand in place of a target that has no value. */
    private static final Set<String> NAMES_ALL = Set.of("", "*", "all");

    private final IntakeRules rules;
    private final Routing routing;
    private final List<Glob> include;
    private final List<Glob> exclude;
    private final String outside;

    /**
     * @param sites           the job's sites, at least one; a row may go to these and to no other
     * @param maxTargetLength the longest target that is sent, in characters of its normal form
     */
    public Intake(IntakeRules rules, List<IntakeSite> sites, int maxTargetLength) {
        this(rules, new RowRouting(sites, maxTargetLength));
    }

    private Intake(IntakeRules rules, Routing routing) {
        this.rules = rules;
        this.routing = routing;
        this.include = Glob.of(rules.include());
        this.exclude = Glob.of(rules.exclude());
        this.outside = "matches nothing in include (" + String.join(", ", rules.include()) + ")";
    }

    /** An intake that takes targets of every host, for telling what a source holds. Nothing that it wants may be sent. */
    public static Intake ofAnyHost(IntakeRules rules, int maxTargetLength) {
        return new Intake(rules, Routing.anywhere(maxTargetLength));
    }

    /**
     * Decides what becomes of a row.
     *
     * @param ordinal the row's number in its run, from 0
     * @param row     as it was read
     */
    public Decision decide(long ordinal, Row row) {
        try {
            return new Wanted(target(ordinal, row));
        } catch (Unwanted e) {
            return new Rejected(new RejectedRow(ordinal, row.place(), shown(row.text()), e.rejection, e.reason));
        }
    }

    private TargetRow target(long ordinal, Row row) throws Unwanted {
        if (row instanceof UnreadableRow unreadable) {
            throw Unwanted.invalid(unreadable.reason());
        }
        ListedRow listed = (ListedRow) row;
        Kind kind = RowValues.kind(listed, rules);
        requireNoValue(kind, listed.text());
        Routing.Routed routed = routing.route(listed.site(), kind, listed.text());
        TargetRow result = new TargetRow(
                ordinal,
                listed.place(),
                routed.site(),
                routed.target(),
                RowValues.method(listed, rules),
                RowValues.priority(listed),
                RowValues.lastmod(listed),
                listed.extra());
        requireWanted(result.target().value());
        return result;
    }

    private static void requireNoValue(Kind kind, String text) throws Unwanted {
        if (kind == Kind.ALL && !NAMES_ALL.contains(text.strip())) {
            throw Unwanted.invalid(
                    "names something, though its kind, all, purges the whole site; leave the target empty,"
                            + " or give the row the kind of what it names");
        }
    }

    private void requireWanted(String value) throws Unwanted {
        if (!include.isEmpty() && include.stream().noneMatch(glob -> glob.matches(value))) {
            throw Unwanted.excluded(outside);
        }
        for (Glob glob : exclude) {
            if (glob.matches(value)) {
                throw Unwanted.excluded("matches '" + glob.pattern() + "' in exclude");
            }
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
