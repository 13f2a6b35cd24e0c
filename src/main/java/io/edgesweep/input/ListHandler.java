package io.edgesweep.input;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.settings.Settings;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.RowNote;
import io.edgesweep.source.TargetSource;
import io.edgesweep.source.intake.Decision;
import io.edgesweep.source.intake.Intake;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells what sources yield, row by row as it is read. Sends nothing, keeps nothing, and needs neither account nor ledger, so
 * a target that stands there twice is told twice.
 */
public final class ListHandler {

    private final Settings settings;
    private final Sleeper sleeper;
    private final StopSignal stop;
    private final InstantSource clock;

    public ListHandler(Settings settings, Sleeper sleeper, StopSignal stop, InstantSource clock) {
        this.settings = settings;
        this.sleeper = sleeper;
        this.stop = stop;
        this.clock = clock;
    }

    /** Takes what is told, in the order in which it is read. */
    public interface Sink {

        /** A row that names a target. */
        void target(TargetRow row);

        /** A row that names none, and is no comment. */
        void rejected(RejectedRow row);

        /** A document, or the rest of one, that could not be read. */
        void unreadable(String place, String reason);

        /** What is to be known of a document that was read all the same. */
        void noted(String place, String text);

        /** Whether nobody listens any more, so that the reading may end. */
        boolean isClosed();
    }

    /**
     * Reads the sources.
     *
     * @param in standard input, read only if the request names it
     */
    public ListSummary list(ListRequest request, InputStream in, Sink sink) {
        SourceFactory factory = new SourceFactory(settings, sleeper);
        Intake intake = factory.intake(request);
        Count count = new Count(sink);
        for (TargetSource source : factory.of(request, in)) {
            long before = count.told();
            try (SourcesReader reader =
                    new SourcesReader(List.of(source), count::found, stop, () -> false, clock, new RowOrigins())) {
                for (ReadResult.Row row = reader.read(); row != null && !sink.isClosed(); row = reader.read()) {
                    count.decided(intake.decide(count.rows(), row));
                }
            }
            if (sink.isClosed()) {
                break;
            }
            if (count.told() == before) {
                sink.noted(source.name(), "holds no rows");
            }
        }
        return count.listing();
    }

    /** Counts what it hands on. */
    private static final class Count {

        private final Sink sink;
        private long targets;
        private final NoteTally notes = new NoteTally();
        private long fragments;
        private long rejected;
        private long comments;
        private long unreadable;

        Count(Sink sink) {
            this.sink = sink;
        }

        void decided(Decision decision) {
            if (decision instanceof Decision.Wanted wanted) {
                targets++;
                fragments += RowNote.of(wanted.row()).contains(RowNote.FRAGMENT) ? 1 : 0;
                notes.saw(wanted.row());
                sink.target(wanted.row());
                return;
            }
            RejectedRow row = ((Decision.Rejected) decision).row();
            if (row.rejection() == Rejection.COMMENT) {
                comments++;
            } else {
                rejected++;
                sink.rejected(row.shown());
            }
        }

        void found(Finding finding) {
            if (finding.kind() == FindingKind.NOTE) {
                sink.noted(finding.place(), Words.english().say(finding.reason()));
                return;
            }
            unreadable++;
            sink.unreadable(finding.place(), Words.english().say(finding.reason()));
        }

        /** Rows, and documents that could not be read. */
        long told() {
            return rows() + unreadable;
        }

        long rows() {
            return targets + rejected + comments;
        }

        ListSummary listing() {
            return new ListSummary(targets, fragments, rejected, comments, unreadable, notes.reasons());
        }
    }
}
