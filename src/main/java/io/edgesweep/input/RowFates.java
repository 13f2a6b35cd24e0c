package io.edgesweep.input;

import io.edgesweep.ledger.Finding;
import io.edgesweep.order.RunRequest;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.settings.Settings;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.fetch.HttpValidators;
import io.edgesweep.source.intake.Decision;
import io.edgesweep.source.intake.Intake;
import io.edgesweep.spill.Fingerprint;
import io.edgesweep.spill.Fingerprinter;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells what a run would make of each row of a list that somebody has brought, before anything is sent: by the rules of its intake, and
 * with the duplicates in the list. For lists of which all targets may be in memory.
 */
public final class RowFates {

    /** So many rows of each sort are told; the others are counted. */
    private static final int TOLD = 200;

    private final Settings settings;
    private final Sleeper sleeper;
    private final StopSignal stop;
    private final InstantSource clock;

    public RowFates(Settings settings, Sleeper sleeper, StopSignal stop, InstantSource clock) {
        this.settings = settings;
        this.sleeper = sleeper;
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * What becomes of a row.
     *
     * @param place  where it stands
     * @param text   what it says; of a target its normal form
     * @param reason why it is not sent; none where it is
     * @param aside  whether nothing is amiss with it: it is left out on purpose, or sent with another line
     */
    public record Fate(String place, String text, Reason reason, boolean aside) {

        /** Whether it would be sent. */
        public boolean isSent() {
            return reason.isNone();
        }
    }

    /**
     * What becomes of all.
     *
     * @param told     the first of those that are sent and of those that are not, in the order of the list
     * @param targets  how many targets would be sent, by what they name
     * @param rejected how many rows would not
     * @param elsewhere how many of these belong to other sites, by site; several, with commas, may own a host
     * @param findings what is to be known of the list besides
     */
    public record Fates(
            List<Fate> told,
            Map<Kind, Long> targets,
            long rejected,
            Map<String, Long> elsewhere,
            List<Finding> findings) {

        /** How many targets would be sent. */
        public long sent() {
            return targets.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Reads the input of a run. */
    public Fates of(RunRequest request) {
        SourceFactory factory = new SourceFactory(settings, sleeper);
        Tally tally = new Tally(settings.cacheKeys());
        try (SourcesReader reader = new SourcesReader(
                factory.of(request.job(), HttpValidators.NONE),
                tally::found,
                stop,
                () -> false,
                clock,
                new RowOrigins())) {
            Intake intake = factory.intake(request);
            long ordinal = 0;
            for (ReadResult.Row row = reader.read(); row != null; row = reader.read()) {
                tally.add(intake.decide(ordinal++, row));
            }
        }
        return new Fates(tally.told, tally.targets, tally.rejected, tally.elsewhere, tally.findings);
    }

    private static final class Tally {

        private final Fingerprinter fingerprinter;
        private final Set<Fingerprint> seen = new HashSet<>();
        private final List<Fate> told = new ArrayList<>();
        private final Map<Kind, Long> targets = new EnumMap<>(Kind.class);
        private final Map<String, Long> elsewhere = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private long sent;
        private long rejected;

        Tally(CacheKeys keys) {
            fingerprinter = new Fingerprinter(keys);
        }

        void add(Decision decision) {
            if (decision instanceof Decision.Wanted wanted) {
                target(wanted.row());
                return;
            }
            RejectedRow row = ((Decision.Rejected) decision).row().shown();
            if (row.rejection() != Rejection.COMMENT) {
                reject(row.place().toString(), row.text(), row.reason(), row.rejection() != Rejection.INVALID);
            }
        }

        private void target(TargetRow row) {
            String value = row.target().value();
            if (!seen.add(fingerprinter.of(row))) {
                reject(row.place().toString(), value, Reason.of("duplicate.in-list"), true);
                return;
            }
            targets.merge(row.target().kind(), 1L, Long::sum);
            if (sent++ < TOLD) {
                told.add(new Fate(row.place().toString(), value, Reason.NONE, false));
            }
        }

        private void reject(String place, String text, Reason reason, boolean aside) {
            if (reason.code().equals(Intake.OTHER_SITE)) {
                elsewhere.merge(reason.arguments().get(2).toString(), 1L, Long::sum);
            }
            if (rejected++ < TOLD) {
                told.add(new Fate(place, text, reason, aside));
            }
        }

        void found(Finding finding) {
            findings.add(finding);
        }
    }
}
