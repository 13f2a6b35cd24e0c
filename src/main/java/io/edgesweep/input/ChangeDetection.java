package io.edgesweep.input;

import io.edgesweep.input.state.KeptState;
import io.edgesweep.input.state.KeptVersions;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.KeptFiles;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.snapshot.ChangeRule;
import io.edgesweep.snapshot.Snapshot;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.HumanFormat;
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

    /** The documents with a row that falls due by itself: they must be read again though they do not change. */
    private final Set<String> later = new HashSet<>();

    private ChangeDetection(
            JobFile job,
            Path folder,
            KeptFiles ledger,
            KeptState kept,
            Instant now,
            RowOrigins turns,
            RemovalDetection removals,
            KnownDocumentVersions documents) {
        this.job = job;
        this.folder = folder;
        this.ledger = ledger;
        this.kept = kept;
        this.turns = turns;
        this.removals = removals;
        this.documents = documents;
        for (SourceSpec source : job.sources()) {
            rules.add(
                    source instanceof SourceSpec.Changed changed
                            ? Optional.of(new ChangeRule(changed.undated().orElse(null), now))
                            : Optional.empty());
        }
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
        String rules = rules(job, workshop.settings());
        RowOrigins turns = new RowOrigins();
        boolean listed = kept.listed().map(KeptVersions::isUsable).orElse(false);
        RemovalDetection removals = new RemovalDetection(job, folder, rules, listed, turns, work);
        KnownDocumentVersions documents =
                documents(job, folder, kept, rules, removals.isFirst() || isBlind(job, removals));
        return new ChangeDetection(job, folder, ledger, kept, work.now(), turns, removals, documents);
    }

    private static KnownDocumentVersions documents(
            JobFile job, Path folder, KeptState kept, String rules, boolean readAll) throws IOException {
        boolean usable = kept.isWholeButForDocuments()
                && kept.documents().map(KeptVersions::isUsable).orElse(false);
        Path file = folder.resolve(job.name() + ".documents");
        return readAll || !usable
                ? KnownDocumentVersions.none(file, rules)
                : KnownDocumentVersions.read(file, rules, kept.beginnings());
    }

    /** What a document holds that is not read again is known only if it is kept which URLs are listed. */
    private static boolean isBlind(JobFile job, RemovalDetection removals) {
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

    /** What is not listed any more. */
    public RemovalDetection removals() {
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
    public boolean isWithoutInput(Collector collected) {
        return collected.isAllInvalid() && !job.sources().isEmpty() && !turns.areQuiet();
    }

    /** How many targets are known of the job's sites, or were before that was lost: a limit must not be loosened by it. */
    long known() {
        return kept.snapshots().values().stream()
                .mapToLong(KeptVersions::entries)
                .sum();
    }

    /** Walks through what is known of the job's sites. */
    public LastPurges walk() throws IOException {
        List<LastPurges> walks = new ArrayList<>();
        for (Map.Entry<String, KeptVersions> each : kept.snapshots().entrySet()) {
            walks.add(new Snapshot(folder, each.getKey(), each.getValue().isUsable()).walk());
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

    /** The row as one that has not changed; empty when it has, or its source wants all. */
    public Optional<RejectedRow> unchanged(TargetRow row, @Nullable LastPurge known) {
        if (known == null || row.removed()) {
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
    public Optional<String> implausible(long changed) {
        long known = known();
        Optional<Integer> most = job.maxChanged();
        if (most.isEmpty() || known == 0 || changed * 100 <= known * most.get()) {
            return Optional.empty();
        }
        return Optional.of(
                HumanFormat.count(changed, "target has", "targets have") + " changed, " + (changed * 100 / known)
                        + " % of the "
                        + HumanFormat.number(known) + " that are known, more than the " + most.get()
                        + " % that limits.changed allows");
    }

    /**
     * Remembers what the run has seen confirmed. To remember it again changes nothing.
     *
     * @return what was found lost of what was kept before
     * @throws io.edgesweep.input.state.DamagedStateException when it is damaged: then it stays as it is
     */
    public List<String> remember(History history, String run) throws IOException {
        if (!isAsked()) {
            return List.of();
        }
        // A person may have done something to it since the run began.
        KeptState now = KeptState.of(job, folder, ledger);
        now.refuseDamage();
        try (BaselineUpdate remembering =
                new BaselineUpdate(now, folder, removals.gone(run), documents, new HashSet<>(later))) {
            remembering.remember(history, run);
        }
        return now.losses();
    }

    @Override
    public void close() throws IOException {
        removals.close();
    }
}
