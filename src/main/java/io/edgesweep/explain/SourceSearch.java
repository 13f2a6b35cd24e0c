package io.edgesweep.explain;

import io.edgesweep.input.ChangeDetection;
import io.edgesweep.input.Collector;
import io.edgesweep.input.DirectoryCollapse;
import io.edgesweep.input.RemovalDetection;
import io.edgesweep.input.SourceFactory;
import io.edgesweep.input.SourcesReader;
import io.edgesweep.job.run.RunParts;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.quota.QuotaPool;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.fetch.HttpValidators;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.HumanFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
        Instant now = workshop.clock().instant();
        Path folder = RunParts.spillFolder(workshop.settings(), "explain-" + UUID.randomUUID());
        SourceFactory factory = new SourceFactory(workshop.settings(), workshop.sleeper());
        try (Spill spill = new Spill(folder);
                ChangeDetection changes =
                        ChangeDetection.of(job, workshop, new RemovalDetection.Work(folder, "", now));
                SourcesReader sources = new SourcesReader(
                        factory.of(job, HttpValidators.NONE),
                        finding -> note(finding, found),
                        workshop.stop(),
                        () -> false,
                        workshop.clock(),
                        changes.turns());
                Collector collector = new Collector(
                        factory.intake(new RunRequest(job, Set.of())),
                        spill,
                        page -> page.forEach(row -> rejected(row, wanted, found)),
                        changes,
                        Progress.NONE)) {
            changes.kept().refuseDamage();
            for (List<ReadResult.Row> page = sources.readPage(); !page.isEmpty(); page = sources.readPage()) {
                collector.take(page);
            }
            collector.await();
            collector.flush();
            addWaiting(job, wanted, spill, changes, found);
            changes.removals().find(collector::removed);
            try (LastPurges known = changes.walk()) {
                spill.sort(known, changes::isAlwaysWanted);
            }
            DirectoryCollapse collapse = job.rules().collapse().isPresent() && sources.isWhole()
                    ? DirectoryCollapse.by(
                            job.rules().collapse().get(), spill, workshop.settings(), changes, this::unread)
                    : DirectoryCollapse.none();
            spill.drain(new Finder(wanted, changes, collapse, found));
            spill.drain(new Counter(job, changes, collapse, found));
        }
        return found;
    }

    private static void note(Finding finding, SourceFindings found) {
        if (finding.kind() == FindingKind.SOURCE) {
            found.unread.add(finding.place() + ": " + finding.text());
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

    private void addWaiting(JobFile job, Wanted wanted, Spill spill, ChangeDetection changes, SourceFindings found)
            throws IOException {
        try {
            workshop.ledger().recorder().forEachWaiting(job.name(), "", waiting -> {
                try {
                    spill.addWaiting(waiting.row(), waiting.since());
                    changes.removals().waits(waiting.row());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                if (wanted.is(waiting.row().target())) {
                    found.waitsSince = waiting.since();
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
                    : changes.implausible(changed);
        }
    }
}
