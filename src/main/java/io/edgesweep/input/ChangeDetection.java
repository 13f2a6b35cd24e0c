package io.edgesweep.input;

import io.edgesweep.input.state.KeptCacheKeys;
import io.edgesweep.input.state.KeptState;
import io.edgesweep.input.state.KeptVersions;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.KeptFiles;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.ChangedBy;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.snapshot.Change;
import io.edgesweep.snapshot.ChangeRule;
import io.edgesweep.snapshot.RekeyedPurges;
import io.edgesweep.snapshot.Snapshot;
import io.edgesweep.spill.Fingerprint;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.ChangeSign;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a job's input has changed since it was last confirmed purged, for the sources that want nothing else. */
public final class ChangeDetection implements Closeable {

    private final JobFile job;
    private final Path folder;
    private final KeptFiles ledger;
    private final KeptState kept;
    private final List<Optional<ChangeRule>> rules = new ArrayList<>();
    private final RowOrigins turns;
    private final RemovalDetection removals;
    private final KnownDocumentVersions documents;
    private final Instant now;
    private final Runnable look;
    private final CacheKeys keys;
    private final RekeyedPurges rekeyed;
    private final DateTally dates = new DateTally();

    /** The documents with a row that falls due by itself: they must be read again though they do not change. */
    private final Set<String> later = new HashSet<>();

    private ChangeDetection(
            JobFile job,
            Path folder,
            KeptFiles ledger,
            KeptState kept,
            RemovalDetection.Work work,
            CacheKeys keys,
            RowOrigins turns,
            RemovalDetection removals,
            KnownDocumentVersions documents)
            throws IOException {
        this.job = job;
        this.folder = folder;
        this.ledger = ledger;
        this.kept = kept;
        this.turns = turns;
        this.removals = removals;
        this.documents = documents;
        this.now = work.now();
        this.look = work.look();
        this.keys = keys;
        this.rekeyed = new RekeyedPurges(
                work.folder(),
                KeptCacheKeys.of(job.name(), kept.snapshots().keySet(), folder),
                keys,
                kept.snapshots().keySet());
        for (SourceSpec source : job.sources()) {
            rules.add(
                    source instanceof SourceSpec.Changed changed
                            ? Optional.of(new ChangeRule(terms(changed), now))
                            : Optional.empty());
        }
    }

    private static ChangeRule.Terms terms(SourceSpec.Changed changed) {
        ChangedBy by = changed.by();
        return new ChangeRule.Terms(by.signs(), changed.undated().orElse(null), by.sendUnknown(), by.learn());
    }

    /**
     * What has changed for a job.
     *
     * @param work where and when it is found out
     */
    public static ChangeDetection of(JobFile job, RunServices workshop, RemovalDetection.Work work) throws IOException {
        Path folder = KeptState.folder(workshop);
        KeptFiles ledger = workshop.ledger().kept();
        KeptState kept = KeptState.of(job, folder, ledger);
        String rules = RowRules.of(job, workshop.settings());
        RowOrigins turns = new RowOrigins();
        boolean listed = kept.listed().map(KeptVersions::isUsable).orElse(false);
        CacheKeys keys = workshop.settings().cacheKeys();
        RemovalDetection removals = new RemovalDetection(job, folder, rules, listed, keys, turns, work);
        KnownDocumentVersions documents = RowRules.documents(job, folder, kept, rules, removals);
        return new ChangeDetection(job, folder, ledger, kept, work, keys, turns, removals, documents);
    }

    /** What is kept from earlier nights, as it was found when the run began. */
    public KeptState kept() {
        return kept;
    }

    /** Whether any source wants nothing but changes. */
    public boolean isAsked() {
        return rules.stream().anyMatch(Optional::isPresent);
    }

    /** Keeps account of which source a row is from. */
    public RowOrigins turns() {
        return turns;
    }

    /** The documents that need not be read again. */
    public KnownDocumentVersions documents() {
        return documents;
    }

    /** What the dates of the rows are worth, as far as they decide. */
    public DateTally dates() {
        return dates;
    }

    /** The row is compared with what is known of its target, once. */
    public void compared(TargetRow row, @Nullable LastPurge known) {
        if (isByDate(row)) {
            dates.compared(row, known);
        }
    }

    private boolean isByDate(TargetRow row) {
        return row.target().kind() == Kind.URL
                && !row.removed()
                && rules.get(turns.of(row.ordinal()))
                        .filter(ChangeRule::beginsWithTheDate)
                        .isPresent();
    }

    /** What is not listed any more. */
    public RemovalDetection removals() {
        return removals;
    }

    /** A row was read that asks for a target. */
    void saw(TargetRow row) throws IOException {
        if (row.lastmod() == null && isAsked()) {
            later.add(row.place().source());
        }
        if (isByDate(row)) {
            dates.saw(row);
        }
        rekeyed.saw(row);
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
    public boolean isWithoutInput(Collector collected) {
        return collected.isAllInvalid() && !job.sources().isEmpty() && !turns.areQuiet();
    }

    /** Walks through what is known of the job's sites, be it by the cache keys that they had before. */
    public LastPurges walk() throws IOException {
        return rekeyed.isAsked() ? rekeyed.over(snapshots(), snapshots(), look) : snapshots();
    }

    private LastPurges snapshots() throws IOException {
        List<LastPurges> walks = new ArrayList<>();
        for (Map.Entry<String, KeptVersions> each : kept.snapshots().entrySet()) {
            walks.add(new Snapshot(folder, each.getKey(), each.getValue().isUsable(), keys).walk());
        }
        return new LastPurgesOfSites(walks);
    }

    /** Whether the row with the ordinal is of a source that wants all, changed or not. */
    public boolean isAlwaysWanted(long ordinal) {
        return rules.get(turns.of(ordinal)).isEmpty();
    }

    /** Whether the row, if it is due, is so for a change, and not because its source wants all. */
    public boolean isForAChange(TargetRow row) {
        return row.removed() || !isAlwaysWanted(row.ordinal());
    }

    /** What is to be made of the row. */
    private Change change(TargetRow row, @Nullable LastPurge known) {
        return rule(row, known).map(rule -> rule.of(row, known)).orElse(Change.DUE);
    }

    /** The rule that decides on the row; empty when nothing does, and it is due. */
    private Optional<ChangeRule> rule(TargetRow row, @Nullable LastPurge known) {
        boolean isPage = row.target().kind() == Kind.URL && !row.removed();
        return isPage && !LastPurge.DISREGARDED.equals(known)
                ? rules.get(turns.of(row.ordinal())).map(rule -> kept.wasLost(row.site()) ? rule.afterLoss() : rule)
                : Optional.empty();
    }

    /** Whether the origin of any site is asked. */
    public boolean asksTheOrigin() {
        return rules.stream().flatMap(Optional::stream).anyMatch(ChangeRule::asksTheOrigin);
    }

    /** What the origin is to be asked for about the row's target, in order; nothing when its row tells enough. */
    public List<ChangeSign> toAsk(TargetRow row, @Nullable LastPurge known) {
        return rule(row, known)
                .filter(rule -> rule.isToAsk(row, known))
                .map(ChangeRule::signs)
                .orElse(List.of());
    }

    /**
     * Keeps what the origin answered about targets that are not purged: that they are as they were, or how they are. It is
     * kept before the run sends anything, whatever becomes of it: what it sends is another matter.
     *
     * @param whole whether all sources were read: then all that is known is known by the cache keys that hold now
     * @return how many targets are known from now on that were not, and how many nobody can tell of
     */
    public ChangeFigures learn(Spill spill, boolean whole) throws IOException {
        long[] figures = new long[2];
        boolean learns =
                rules.stream().flatMap(Optional::stream).anyMatch(rule -> rule.asksTheOrigin() || rule.learns());
        if (!learns && !rekeyed.isAsked()) {
            return new ChangeFigures(0, 0);
        }
        KeptState state = KeptState.of(job, folder, ledger);
        state.refuseDamage();
        try (BaselineUpdate update =
                new BaselineUpdate(state, folder, Optional.empty(), documents, new HashSet<>(later), keys, look)) {
            spill.drain(new Spill.Sink() {
                @Override
                public void unique(TargetRow row, @Nullable LastPurge known) throws IOException {
                    switch (change(row, known).finding()) {
                        case LEARNED -> {
                            update.seen(row, known == null ? now : null);
                            figures[0]++;
                        }
                        case UNCHANGED -> unchanged(row, known, update);
                        case UNKNOWN -> figures[1]++;
                        case DUE -> {}
                    }
                }

                @Override
                public void duplicate(RejectedRow row) {
                    // It counts with the row that it is the same as.
                }

                @Override
                public void end() {
                    // Nothing was kept back.
                }
            });
            update.saveSeen();
        }
        if (rekeyed.isAsked() && whole) {
            KeptCacheKeys.keep(job.name(), kept.snapshots().keySet(), keys, folder);
        }
        return new ChangeFigures(figures[0], figures[1]);
    }

    private void unchanged(TargetRow row, @Nullable LastPurge known, BaselineUpdate update) throws IOException {
        Fingerprint before = rekeyed.former(row);
        if (before != null && known != null) {
            update.moved(row, known.sentAt(), before);
        } else if (rekeyed.isAsked() && known != null) {
            update.seen(row, known.sentAt());
        } else {
            update.seen(row, null);
        }
    }

    /** The row as one that has not changed; empty when it has, or its source wants all. */
    public Optional<RejectedRow> unchanged(TargetRow row, @Nullable LastPurge known) {
        Change change = change(row, known);
        if (change.finding() == Change.Finding.DUE) {
            return Optional.empty();
        }
        Optional<RejectedRow> unchanged = Optional.of(new RejectedRow(
                row.ordinal(), row.place(), row.target().value(), Rejection.UNCHANGED, change.reason()));
        if (known != null && ChangeRule.leavesRoom(row.lastmod(), known.sentAt())) {
            later.add(row.place().source());
        }
        return unchanged;
    }

    /** Why so large a change is not believed; empty when the job believes it, or nothing was known before. */
    public Optional<Reason> implausible(long changed) {
        // Or were known before that was lost: a limit must not be loosened by it.
        long known = kept.snapshots().values().stream()
                .mapToLong(KeptVersions::entries)
                .sum();
        Optional<Integer> most = job.limits().changed();
        if (most.isEmpty() || known == 0 || changed * 100 <= known * most.get()) {
            return Optional.empty();
        }
        return Optional.of(Reason.of("over-limit.share", changed, changed * 100 / known, known, most.get()));
    }

    /**
     * Remembers what the run has seen confirmed. To remember it again changes nothing.
     *
     * @return what was found lost of what was kept before
     * @throws io.edgesweep.input.state.DamagedStateException when it is damaged: then it stays as it is
     */
    public List<Reason> remember(History history, String run) throws IOException {
        if (!isAsked()) {
            return List.of();
        }
        // A person may have done something to it since the run began.
        KeptState now = KeptState.of(job, folder, ledger);
        now.refuseDamage();
        try (BaselineUpdate remembering =
                new BaselineUpdate(now, folder, removals.gone(run), documents, new HashSet<>(later), keys, look)) {
            remembering.remember(history, run);
        }
        return now.losses();
    }

    @Override
    public void close() throws IOException {
        rekeyed.close();
        removals.close();
    }
}
