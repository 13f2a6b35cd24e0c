package io.edgesweep.explain;

import io.edgesweep.input.ChangeDetection;
import io.edgesweep.input.DirectoryCollapse;
import io.edgesweep.input.InputReading;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.quota.QuotaPool;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.HumanFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sources of a job as a run would, and finds what they say of one target. Writes nothing down, and asks the provider
 * for nothing. Every document is read, also one that has not changed.
 */
final class SourceSearch {

    private final RunServices workshop;

    SourceSearch(RunServices workshop) {
        this.workshop = workshop;
    }

    /** @throws IOException when what is read cannot be put aside, or what earlier nights kept is damaged */
    SourceFindings of(JobFile job, Wanted wanted) throws IOException {
        SourceFindings found = new SourceFindings();
        try (InputReading input = new InputReading(
                new RunRequest(job, Set.of()),
                workshop,
                "",
                "explain-" + UUID.randomUUID(),
                true,
                new InputReading.Listeners(
                        finding -> note(finding, found),
                        page -> page.forEach(row -> rejected(row, wanted, found)),
                        () -> false,
                        Progress.NONE))) {
            input.readAll();
            input.collector().flush();
            input.sort(waiting -> {
                if (wanted.is(waiting.row().target())) {
                    found.waitsSince = waiting.since();
                }
            });
            ChangeDetection changes = input.changes();
            DirectoryCollapse collapse = input.collapse(this::unread);
            input.spill().drain(new Finder(wanted, changes, collapse, found));
            input.spill().drain(new Counter(job, changes, collapse, found));
        }
        return found;
    }

    private static void note(Finding finding, SourceFindings found) {
        if (finding.kind() == FindingKind.SOURCE) {
            found.unread.add(finding.place() + ": " + Words.english().say(finding.reason()));
        }
    }

    private static void rejected(RejectedRow row, Wanted wanted, SourceFindings found) {
        if (wanted.isWritten(row.text())) {
            found.at(row.place().toString());
            if (found.rejected == null || row.rejection() != Rejection.COMMENT) {
                found.rejected = row;
            }
        }
    }

    /** The provider is not asked how much of its quota for directories is left. */
    private QuotaBook unread(String site) {
        return new QuotaBook(new QuotaPool(), workshop.settings().shareOf(site));
    }

    /** Finds the target among those of the job. */
    private record Finder(Wanted wanted, ChangeDetection changes, DirectoryCollapse collapse, SourceFindings found)
            implements Spill.Sink {

        @Override
        public void unique(TargetRow row, @Nullable LastPurge known) {
            if (wanted.is(row.target())) {
                found.at(row.place().toString());
                found.row = row;
                found.unchanged = changes.unchanged(row, known);
                found.askedOfOrigin = !changes.toAsk(row, known).isEmpty();
                found.directory = collapse.of(row);
            } else if (wanted.isBelow(row.target())
                    && changes.unchanged(row, known).isEmpty()) {
                found.above = row;
            }
        }

        @Override
        public void duplicate(RejectedRow row) {
            if (wanted.isWritten(row.text())) {
                found.at(row.place().toString());
            }
        }

        @Override
        public void end() {
            // Nothing was kept back.
        }
    }

    /** Counts what would be sent, and what of it before the target. */
    private static final class Counter implements Spill.Sink {

        private final JobFile job;
        private final ChangeDetection changes;
        private final DirectoryCollapse collapse;
        private final SourceFindings found;
        private long due;
        private long changed;

        Counter(JobFile job, ChangeDetection changes, DirectoryCollapse collapse, SourceFindings found) {
            this.job = job;
            this.changes = changes;
            this.collapse = collapse;
            this.found = found;
        }

        @Override
        public void unique(TargetRow row, @Nullable LastPurge known) {
            if (changes.unchanged(row, known).isPresent()) {
                return;
            }
            due++;
            if (changes.isAsked() && changes.isForAChange(row)) {
                changed++;
            }
            TargetRow ours = found.row;
            if (ours != null && collapse.of(row).isEmpty() && goesBefore(row, ours)) {
                found.ahead++;
            }
        }

        private static boolean goesBefore(TargetRow row, TargetRow ours) {
            return row.site().equals(ours.site())
                    && row.target().kind() == ours.target().kind()
                    && (row.priority() > ours.priority()
                            || (row.priority() == ours.priority() && row.ordinal() < ours.ordinal()));
        }

        @Override
        public void duplicate(RejectedRow row) {
            // It is sent with the row that it is the same as.
        }

        @Override
        public void end() {
            found.overLimit = due > job.limits().targets()
                    ? Optional.of(HumanFormat.count(due, "target is", "targets are") + " more than the "
                            + HumanFormat.number(job.limits().targets()) + " that limits.targets allows")
                    : changes.implausible(changed).map(Words.english()::say);
        }
    }
}
