package io.edgesweep.source.intake;

import io.edgesweep.source.ReadResult.CommentRow;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.Row;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.RowNote;
import io.edgesweep.source.RowNotes;
import io.edgesweep.source.intake.Decision.Rejected;
import io.edgesweep.source.intake.Decision.Wanted;
import io.edgesweep.targets.Given;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.SiteRouter;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.InvisibleCharacters;
import io.edgesweep.text.Reason;
import io.edgesweep.text.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides for each row whether it becomes a target. A row is first checked for what it says, and is
 * {@link Rejection#INVALID} if that makes no target; then for whether the job wants it, and is {@link Rejection#EXCLUDED}
 * if not; a comment is neither. Duplicates are another's business. Keeps nothing from row to row.
 */
public final class Intake {

    /** What may stand in place of a target that has no value. */
    private static final Set<String> NAMES_ALL = Set.of("", "*", "all");

    /** The reason that a row is of another site: the host, the job's site, and the other. */
    public static final String OTHER_SITE = "foreign-host.other-site";

    private static final String FOREIGN = "foreign-host";

    private final IntakeRules rules;
    private final Routing routing;
    private final List<UrlPattern> include;
    private final List<UrlPattern> exclude;
    private final Variants variants;
    private final Reason outside;
    private final SiteRouter all;

    /**
     * @param sites           the job's sites, at least one; a row may go to these and to no other
     * @param all             all sites, so that it can be said to which a row belongs that is of none of the job's
     * @param maxTargetLength the longest target that is sent, in characters of its normal form
     */
    public Intake(IntakeRules rules, List<IntakeSite> sites, SiteRouter all, int maxTargetLength) {
        this(rules, new RowRouting(sites, maxTargetLength), all);
    }

    private Intake(IntakeRules rules, Routing routing, SiteRouter all) {
        this.rules = rules;
        this.routing = routing;
        this.all = all;
        this.include = UrlPattern.of(rules.kind(), rules.include());
        this.exclude = UrlPattern.of(rules.kind(), rules.exclude());
        this.variants = new Variants(rules.variants());
        this.outside = Reason.of("excluded.include", String.join(", ", rules.include()));
    }

    /** An intake that takes targets of every host, for telling what a source holds. Nothing that it wants may be sent. */
    public static Intake ofAnyHost(IntakeRules rules, int maxTargetLength) {
        return new Intake(rules, Routing.anywhere(maxTargetLength), new SiteRouter(List.of()));
    }

    /**
     * Decides what becomes of a row, and of the variants that the job wants of it: each is a row of its own.
     *
     * @param ordinal the row's number in its run, from 0; its variants have the numbers after it
     * @param row     as it was read
     * @return the row's decision, and one for each variant if the row is wanted
     */
    public List<Decision> decideAll(long ordinal, Row row) {
        Decision own = decide(ordinal, row);
        if (!(own instanceof Wanted wanted) || rules.variants().isEmpty()) {
            return List.of(own);
        }
        List<Decision> decisions = new ArrayList<>(List.of(own));
        for (String variant : variants.of(wanted.row().target())) {
            decisions.add(decide(ordinal + decisions.size(), Variants.row((ListedRow) row, variant), false));
        }
        return decisions;
    }

    /**
     * Decides what becomes of a row.
     *
     * @param ordinal the row's number in its run, from 0
     * @param row     as it was read
     */
    public Decision decide(long ordinal, Row row) {
        return decide(ordinal, row, true);
    }

    private Decision decide(long ordinal, Row row, boolean choosing) {
        try {
            TargetRow result = target(ordinal, row);
            if (choosing) {
                requireWanted(result.target().value());
            }
            return new Wanted(result);
        } catch (UnwantedRowException e) {
            return new Rejected(new RejectedRow(
                    ordinal,
                    row.place(),
                    RowNotes.shown(row.text()),
                    e.rejection,
                    located(e.reason),
                    given(row, e.rejection)));
        }
    }

    /** Says of a host that is of no site of the job, but of another, of which. */
    private Reason located(Reason reason) {
        if (!reason.code().equals(FOREIGN)) {
            return reason;
        }
        String host = reason.arguments().get(0).toString();
        List<Site> others = all.closest(host);
        return others.isEmpty()
                ? reason
                : Reason.of(
                        OTHER_SITE,
                        host,
                        reason.arguments().get(1),
                        others.stream().map(Site::name).collect(Collectors.joining(", ")));
    }

    /** Whoever fixes the row gives it to another job, perhaps, so what this job adds to it is written out. */
    private Given given(Row row, Rejection rejection) {
        if (rejection != Rejection.INVALID) {
            return Given.NOTHING;
        }
        return RowValues.given(
                row instanceof ListedRow listed ? listed : ListedRow.of(row.place(), ""), rules, routing.onlySite());
    }

    private TargetRow target(long ordinal, Row row) throws UnwantedRowException {
        if (row instanceof CommentRow) {
            throw UnwantedRowException.comment();
        }
        if (row instanceof UnreadableRow unreadable) {
            throw UnwantedRowException.invalid(unreadable.reason());
        }
        ListedRow listed = (ListedRow) row;
        Kind kind = RowValues.kind(listed, rules);
        requireNoValue(kind, listed.text());
        Routing.Routed routed = routing.route(listed.site(), kind, listed.text());
        if (routed.target().isWholeHost() && !rules.allowsWholeHosts()) {
            throw UnwantedRowException.invalid(Reason.of("kind-not-allowed.whole-host"));
        }
        RowNotes notes = new RowNotes(listed.extra());
        noteDropped(listed, kind, notes);
        return new TargetRow(
                ordinal,
                listed.place(),
                routed.site(),
                routed.target(),
                RowValues.method(listed, kind, rules),
                RowValues.priority(listed, notes),
                RowValues.lastmod(listed, notes),
                notes.columns());
    }

    /** A fragment never reaches a cache, so it is dropped; whoever wrote it may have meant something by it, and is told. */
    private static void noteDropped(ListedRow row, Kind kind, RowNotes notes) {
        int fragment = kind == Kind.URL || kind == Kind.PREFIX ? row.text().indexOf('#') : -1;
        if (fragment >= 0) {
            notes.add(
                    RowNote.FRAGMENT,
                    Secrets.masked(row.text().substring(fragment).strip()));
        }
        String characters = InvisibleCharacters.dropped(row.text());
        if (!characters.isEmpty()) {
            notes.add(RowNote.CHARACTERS, characters);
        }
    }

    private static void requireNoValue(Kind kind, String text) throws UnwantedRowException {
        if (kind == Kind.ALL && !NAMES_ALL.contains(InvisibleCharacters.trimmed(text))) {
            throw UnwantedRowException.invalid(Reason.of("bad-row.all-names-something"));
        }
    }

    private void requireWanted(String value) throws UnwantedRowException {
        if (!include.isEmpty() && include.stream().noneMatch(pattern -> pattern.matches(value))) {
            throw UnwantedRowException.excluded(outside);
        }
        for (UrlPattern pattern : exclude) {
            if (pattern.matches(value)) {
                throw UnwantedRowException.excluded(Reason.of("excluded.exclude", pattern.pattern()));
            }
        }
    }
}
