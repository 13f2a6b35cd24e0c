package io.edgesweep.job;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.report.Words;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.snapshot.ChangeRule;
import io.edgesweep.snapshot.ListedGone;
import io.edgesweep.snapshot.Snapshot;
import io.edgesweep.spill.Known;
import io.edgesweep.spill.KnownTargets;
import io.edgesweep.target.Kind;
import io.edgesweep.target.RejectedRow;
import io.edgesweep.target.Rejection;
import io.edgesweep.target.TargetRow;
import io.edgesweep.task.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a job's input has changed since it was last confirmed purged, for the sources that want nothing else. */
final class Changes implements Closeable {

    private final JobFile job;
    private final List<Optional<ChangeRule>> rules = new ArrayList<>();
    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();
    private final SourceTurns turns;
    private final Removals removals;
    private final KnownDocuments documents;

    /** The documents with a row that falls due by itself: they must be read again though they do not change. */
    private final Set<String> later = new HashSet<>();

    private Changes(
            JobFile job, Path folder, Instant now, SourceTurns turns, Removals removals, KnownDocuments documents) {
        this.job = job;
        this.turns = turns;
        this.removals = removals;
        this.documents = documents;
        for (SourceSpec source : job.sources()) {
            rules.add(
                    source instanceof SourceSpec.Changed changed
                            ? Optional.of(new ChangeRule(changed.undated().orElse(null), now))
                            : Optional.empty());
        }
        if (isAsked()) {
            job.sites().forEach(site -> snapshots.put(site, new Snapshot(folder, site)));
        }
    }

    /**
     * What has changed for a job.
     *
     * @param work where and when it is found out
     */
    static Changes of(JobFile job, Settings settings, Removals.Work work) throws IOException {
        Path folder = settings.home().resolve("snapshots");
        String rules = rules(job, settings);
        SourceTurns turns = new SourceTurns();
        Removals removals = new Removals(job, folder, rules, turns, work);
        Path documents = folder.resolve(job.name() + ".documents");
        return new Changes(
                job,
                folder,
                work.now(),
                turns,
                removals,
                removals.isFirst() || isBlind(job, removals)
                        ? KnownDocuments.none(documents, rules)
                        : KnownDocuments.read(documents, rules));
    }

    /** What a document holds that is not read again is known only if it is kept which URLs are listed. */
    private static boolean isBlind(JobFile job, Removals removals) {
        return job.collapse().isPresent() && !removals.isAsked();
    }

    /** All that decides on which rows are targets, on one line: by other rules, other rows are. */
    private static String rules(JobFile job, Settings settings) {
        List<List<String>> hosts = job.sites().stream()
                .map(site -> settings.site(site).site().hosts())
                .toList();
        String rules = job.sites() + " " + hosts + " " + settings.maxTargetLength() + " " + job.kind() + " "
                + job.method() + " " + job.include() + " " + job.exclude() + " " + job.variants() + " "
                + job.sources();
        return rules.replaceAll("\\s+", " ");
    }

    /** Whether any source wants nothing but changes. */
    boolean isAsked() {
        return rules.stream().anyMatch(Optional::isPresent);
    }

    /** Keeps account of which source a row is from. */
    SourceTurns turns() {
        return turns;
    }

    /** The documents that need not be read again. */
    KnownDocuments documents() {
        return documents;
    }

    /** What is not listed any more. */
    Removals removals() {
        return removals;
    }

    /** A row was read that asks for a target. */
    void saw(TargetRow row) throws IOException {
        if (row.lastmod() == null && isAsked()) {
            later.add(row.place().source());
        }
        removals.saw(row);
    }

    /** A row was read that is not sent. */
    void saw(RejectedRow row) {
        removals.saw(row);
    }

    /**
     * Whether the job's sources were read, and hold nothing that could be purged. A job without sources is there for what
     * waits; and sources that yield nothing because none of it has changed have been purged before.
     */
    boolean isWithoutInput(Collector collected) {
        return collected.isAllInvalid() && !job.sources().isEmpty() && !turns.areQuiet();
    }

    /** How many targets are known of the job's sites. */
    long known() throws IOException {
        long known = 0;
        for (Snapshot snapshot : snapshots.values()) {
            known += snapshot.size();
        }
        return known;
    }

    /** Walks through what is known of the job's sites. */
    KnownTargets walk() throws IOException {
        List<KnownTargets> walks = new ArrayList<>();
        for (Snapshot snapshot : snapshots.values()) {
            walks.add(snapshot.walk());
        }
        return new KnownOfAnySite(walks);
    }

    /** The row as one that has not changed; empty when it has, or its source wants all. */
    Optional<RejectedRow> unchanged(TargetRow row, @Nullable Known known) {
        if (known == null || Removals.isRemoved(row)) {
            return Optional.empty();
        }
        Optional<RejectedRow> unchanged = rules.get(turns.of(row.ordinal()))
                .flatMap(rule -> rule.unchanged(row, known))
                .map(reason ->
                        new RejectedRow(row.ordinal(), row.place(), row.target().value(), Rejection.UNCHANGED, reason));
        if (unchanged.isPresent() && ChangeRule.leavesRoom(row.lastmod(), known.sentAt())) {
            later.add(row.place().source());
        }
        return unchanged;
    }

    /** Why so large a change is not believed; empty when the job believes it, or nothing was known before. */
    Optional<String> implausible(long changed) throws IOException {
        long known = known();
        Optional<Integer> most = job.maxChanged();
        if (most.isEmpty() || known == 0 || changed * 100 <= known * most.get()) {
            return Optional.empty();
        }
        return Optional.of(Words.number(changed) + " targets have changed, " + (changed * 100 / known) + " % of the "
                + Words.number(known) + " that are known, more than the " + most.get()
                + " % that limits.changed allows");
    }

    /** Remembers what the run has seen confirmed. To remember it again changes nothing. */
    void remember(History history, String run) throws IOException {
        if (!isAsked()) {
            return;
        }
        Set<String> open = new HashSet<>(later);
        Map<String, Snapshot.Update> updates = new LinkedHashMap<>();
        Optional<ListedGone> gone = removals.gone(run);
        try {
            for (Map.Entry<String, Snapshot> each : snapshots.entrySet()) {
                updates.put(each.getKey(), each.getValue().update());
            }
            history.forEachRow(run, row -> remember(row, updates, gone, open));
            if (gone.isPresent()) {
                gone.get().settle(row -> forget(row, updates));
            }
            for (Snapshot.Update update : updates.values()) {
                update.save();
            }
            if (gone.isPresent()) {
                gone.get().save();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            for (Snapshot.Update update : updates.values()) {
                update.close();
            }
            if (gone.isPresent()) {
                gone.get().close();
            }
        }
        // After the snapshots and the list: a document that is not read again must have all its targets in them.
        documents.save(open);
    }

    private static void forget(TargetRow row, Map<String, Snapshot.Update> updates) throws IOException {
        Snapshot.Update update = updates.get(row.site());
        if (update != null) {
            update.gone(row);
        }
    }

    private static void remember(
            RowOutcome row, Map<String, Snapshot.Update> updates, Optional<ListedGone> gone, Set<String> open) {
        TargetRow target = row.target();
        Batch batch = row.batch();
        if (target == null || batch == null) {
            if (row.outcome() == Outcome.INVALID) {
                // It is to be told of every night.
                open.add(row.place().source());
            }
            return;
        }
        Snapshot.Update update = updates.get(target.site());
        if (row.outcome() == Outcome.CONFIRMED && batch.sentAt() != null && update != null) {
            if (ChangeRule.leavesRoom(target.lastmod(), batch.sentAt())) {
                open.add(row.place().source());
            }
            if (target.target().kind() == Kind.URL) {
                try {
                    confirmed(target, batch.sentAt(), update, gone);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        } else {
            open.add(row.place().source());
        }
    }

    private static void confirmed(TargetRow target, Instant sentAt, Snapshot.Update update, Optional<ListedGone> gone)
            throws IOException {
        if (Removals.isRemoved(target)) {
            update.gone(target);
        } else {
            update.confirmed(target, sentAt);
        }
        if (gone.isPresent()) {
            gone.get().confirmed(target, sentAt);
        }
    }

    @Override
    public void close() throws IOException {
        removals.close();
    }
}
