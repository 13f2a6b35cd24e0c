package io.edgesweep.console.view;

import io.edgesweep.console.service.LiveOutcomes;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.KnownLooks;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.OtherHands;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Targets;
import io.edgesweep.report.Family;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.report.TargetFilter;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.HumanFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A page of the targets of a run that somebody wants to see.
 *
 * @param lines     some of them
 * @param counted   how many there are, as far as was counted
 * @param all       whether all of them were counted
 * @param failed    how many of those that were counted are still to be sent again
 * @param exact     whether it is known of each of these that no other run answers for it
 * @param unsettled how many of them can be asked for again
 * @param next      from where the next page begins; empty where there is none
 */
public record TargetTable(
        List<Line> lines, long counted, boolean all, long failed, boolean exact, long unsettled, String next) {

    private static final int SHOWN = 50;

    /** So many rows are looked at for one page: the others are a page further on. */
    private static final int LOOKED_AT = 50_000;

    /** So many failures are looked up, whether another run answers for them. */
    private static final int LOOKED_UP = 200;

    private static final int LONGEST = 300;

    /**
     * A row or target.
     *
     * @param family  its outcome's family
     * @param mark    one character that shows it
     * @param outcome its outcome
     * @param text    what it says
     * @param target  its value, by which its history is found; empty of a row that names none
     * @param cause   why it has its outcome; empty where it is purged
     * @param reason  that in a sentence
     * @param foreign whether the provider wrote the reason
     * @param batch   the number of its batch; empty where it has none
     * @param sent    when it was last sent; empty where it was not
     * @param place   where it stands
     * @param edge    that the CDN served an old copy of it afterwards; empty where nobody knows of one
     */
    public record Line(
            String family,
            String mark,
            String outcome,
            String text,
            String target,
            String cause,
            String reason,
            boolean foreign,
            String batch,
            String sent,
            String place,
            String edge) {

        /**
         * A row in words.
         *
         * @param looks what is known of the edge after the run that answers for the row
         * @param live  whether that run is under way, so that nothing that is open has come to its end
         */
        public static Line of(RowOutcome row, KnownLooks looks, boolean live, Words words, ZoneId zone) {
            Family family = Family.of(row.outcome());
            Optional<String> underWay = live ? LiveOutcomes.key(family.word()) : Optional.empty();
            TargetRow target = row.target();
            Batch batch = row.batch();
            return new Line(
                    family.word(),
                    family.mark(),
                    words.say(underWay.orElse("outcome." + row.outcome().word())),
                    HumanFormat.cut(row.shownText(), LONGEST),
                    target == null ? "" : target.target().value(),
                    cause(row, words),
                    HumanFormat.cut(reason(row, words), LONGEST),
                    row.reason().isForeign(),
                    batch == null ? "" : words.number(batch.id()),
                    batch == null ? "" : sent(row, words.clock(batch.calls().sentAt(), zone), words),
                    HumanFormat.cut(place(row.place().toString()), LONGEST),
                    isStale(row, looks) ? words.say("target.stale-at-edge") : "");
        }

        /** A call whose targets still wait was not taken. */
        private static String sent(RowOutcome row, String time, Words words) {
            return time.isEmpty() || row.outcome() != Outcome.CARRIED_OVER ? time : words.say("target.tried", time);
        }

        private static boolean isStale(RowOutcome row, KnownLooks looks) {
            return row.outcome() == Outcome.CONFIRMED
                    && looks.of(row)
                            .filter(look -> look.freshness() == Freshness.STALE)
                            .isPresent();
        }

        private static String reason(RowOutcome row, Words words) {
            String reason = words.say(row.reason());
            return row.code().isEmpty() || reason.contains(row.code()) ? reason : row.code() + ": " + reason;
        }

        private static String cause(RowOutcome row, Words words) {
            if (row.outcome() == Outcome.CONFIRMED) {
                return "";
            }
            Batch batch = row.batch();
            return batch != null
                            && batch.state() == BatchState.RECORDED
                            && row.reason().isNone()
                    ? words.say("target.to-be-sent")
                    : words.say("cause." + ReasonCode.of(row).word());
        }

        /** Of a file its name, which is enough for people; the tables of the report have its path. */
        private static String place(String place) {
            return place.startsWith("/") ? place.substring(place.lastIndexOf('/') + 1) : place;
        }
    }

    /**
     * The page from the position on.
     *
     * @param live whether the run is under way, so that nothing that is open has come to its end
     */
    public static TargetTable of(
            Ledger ledger,
            Run run,
            TargetFilter filter,
            Targets.Position from,
            Words words,
            ZoneId zone,
            boolean live) {
        Targets targets = ledger.targets();
        Page page = new Page(filter, new KnownLooks(ledger.edge(), run.id()), live, words, zone);
        targets.walk(run.id(), filter.outcomes(), from, page);
        Count count = new Count(filter, new OtherHands(ledger, run));
        targets.walk(run.id(), filter.outcomes(), Targets.Position.START, count);
        return new TargetTable(
                page.lines,
                count.counted,
                count.looked < LOOKED_AT,
                count.failed,
                count.lookedUp <= LOOKED_UP,
                count.unsettled,
                page.more ? page.next : "");
    }

    private static final class Page implements Targets.Visitor {

        private final TargetFilter filter;
        private final KnownLooks looks;
        private final boolean live;
        private final Words words;
        private final ZoneId zone;
        private final List<Line> lines = new ArrayList<>();
        private String next = "";
        private boolean more;
        private int looked;

        Page(TargetFilter filter, KnownLooks looks, boolean live, Words words, ZoneId zone) {
            this.filter = filter;
            this.looks = looks;
            this.live = live;
            this.words = words;
            this.zone = zone;
        }

        @Override
        public boolean visit(RowOutcome row, Targets.Position at) {
            looked++;
            if (lines.size() == SHOWN || looked > LOOKED_AT) {
                more = true;
                return false;
            }
            next = at.toString();
            if (filter.matches(row)) {
                lines.add(Line.of(row, looks, live, words, zone));
            }
            return true;
        }
    }

    private static final class Count implements Targets.Visitor {

        private static final Set<Outcome> FAILED = Set.of(Outcome.FAILED, Outcome.REFUSED);

        private final TargetFilter filter;
        private final OtherHands hands;
        private int lookedUp;
        private int looked;
        private long counted;
        private long failed;
        private long unsettled;

        Count(TargetFilter filter, OtherHands hands) {
            this.filter = filter;
            this.hands = hands;
        }

        @Override
        public boolean visit(RowOutcome row, Targets.Position at) {
            looked++;
            if (filter.matches(row)) {
                counted++;
                failed += FAILED.contains(row.outcome()) && (lookedUp++ >= LOOKED_UP || !hands.have(row)) ? 1 : 0;
                unsettled += row.outcome() == Outcome.UNSETTLED ? 1 : 0;
            }
            return looked < LOOKED_AT;
        }
    }
}
