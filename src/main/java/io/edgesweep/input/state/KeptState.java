package io.edgesweep.input.state;

import io.edgesweep.ledger.KeptFiles;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.snapshot.KeptFileHeader.Form;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a job's runs keep from night to night, and what is wrong with them. What is missing or old is told, each
 * time again, and done without; what is damaged is refused, because to do without it may cost the quota of a whole site, and
 * that is for a person to decide.
 */
public final class KeptState {

    private final Map<String, KeptVersions> snapshots = new LinkedHashMap<>();
    private final Optional<KeptVersions> listed;
    private final Optional<KeptVersions> documents;

    private KeptState(JobFile job, Path folder, KeptFiles ledger) throws IOException {
        List<SourceSpec.Changed> changed = job.sources().stream()
                .filter(SourceSpec.Changed.class::isInstance)
                .map(SourceSpec.Changed.class::cast)
                .toList();
        if (changed.isEmpty()) {
            listed = Optional.empty();
            documents = Optional.empty();
            return;
        }
        for (String site : job.sites()) {
            snapshots.put(site, KeptVersions.look(folder.resolve(site + ".snapshot"), Form.SNAPSHOT, ledger));
        }
        listed = changed.stream().anyMatch(SourceSpec.Changed::removed)
                ? Optional.of(KeptVersions.look(folder.resolve(job.name() + ".listed"), Form.LISTED, ledger))
                : Optional.empty();
        documents = Optional.of(KeptVersions.look(folder.resolve(job.name() + ".documents"), Form.DOCUMENTS, ledger));
    }

    /** Looks at what is kept of the job now; nothing for one that does not ask for changes. */
    public static KeptState of(JobFile job, Path folder, KeptFiles ledger) throws IOException {
        return new KeptState(job, folder, ledger);
    }

    /** What is wrong with what is kept of a job, and what follows from it. */
    public static List<Reason> problems(JobFile job, RunServices workshop) throws IOException {
        KeptState state = of(job, folder(workshop), workshop.ledger().kept());
        List<Reason> problems = new ArrayList<>(state.damages());
        problems.addAll(state.losses());
        return problems;
    }

    /** Where the files are. */
    public static Path folder(RunServices workshop) {
        return workshop.settings().folders().home().resolve("snapshots");
    }

    public Map<String, KeptVersions> snapshots() {
        return snapshots;
    }

    /** Whether what was known of the site was lost at any time, so that a target of which nothing is known need not be new. */
    public boolean wasLost(String site) {
        KeptVersions kept = snapshots.get(site);
        return kept != null && kept.wasLost();
    }

    public Optional<KeptVersions> listed() {
        return listed;
    }

    public Optional<KeptVersions> documents() {
        return documents;
    }

    /** Whether all targets of a document that is not read again are in the files beside it. */
    public boolean isWholeButForDocuments() {
        return snapshots.values().stream().allMatch(KeptVersions::isUsable)
                && listed.map(KeptVersions::isUsable).orElse(true);
    }

    /** By which a document knows the snapshots that it was kept beside: none of them has begun with nothing since. */
    public String beginnings() {
        return snapshots.values().stream().map(KeptVersions::since).toList().toString();
    }

    /**
     * Stops the run when it must not continue with what is kept.
     *
     * @throws DamagedStateException says what is damaged
     */
    public void refuseDamage() throws DamagedStateException {
        Optional<Reason> damages = damages().stream().reduce((one, other) -> Reason.of("kept.both", one, other));
        if (damages.isPresent()) {
            throw new DamagedStateException(damages.get());
        }
    }

    private List<Reason> damages() {
        List<Reason> damages = new ArrayList<>();
        snapshots.forEach((site, kept) ->
                kept.damage().ifPresent(damage -> damages.add(Reason.of("kept.damaged-snapshot", damage, site))));
        listed.flatMap(KeptVersions::damage).ifPresent(damage -> damages.add(Reason.of("kept.damaged-listed", damage)));
        return damages;
    }

    /** What is lost, and what follows from it. */
    public List<Reason> losses() {
        List<Reason> losses = new ArrayList<>();
        snapshots.forEach((site, kept) -> {
            kept.loss().ifPresent(loss -> losses.add(Reason.of("kept.lost-snapshot", loss, site)));
            if (kept.isOlderThanTheLedger()) {
                losses.add(Reason.of("kept.older", kept.file().toAbsolutePath()));
            }
        });
        listed.flatMap(KeptVersions::loss).ifPresent(loss -> losses.add(Reason.of("kept.lost-listed", loss)));
        documents
                .flatMap(kept -> kept.loss().or(kept::damage))
                .ifPresent(loss -> losses.add(Reason.of("kept.lost-documents", loss)));
        return losses;
    }
}
