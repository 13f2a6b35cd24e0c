package io.edgesweep.input.state;

import io.edgesweep.ledger.KeptFiles;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.snapshot.KeptFileHeader.Form;
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

    /** What is wrong with what is kept of a job, and what follows from it: a sentence each. */
    public static List<String> problems(JobFile job, RunServices workshop) throws IOException {
        KeptState state = of(job, folder(workshop), workshop.ledger().kept());
        List<String> problems = new ArrayList<>(state.damages());
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
        List<String> damages = damages();
        if (!damages.isEmpty()) {
            throw new DamagedStateException(String.join("; ", damages));
        }
    }

    private List<String> damages() {
        List<String> damages = new ArrayList<>();
        snapshots.forEach((site, kept) -> kept.damage()
                .ifPresent(
                        words -> damages.add(words + ". Put its newest copy back, or delete it: then every row of site "
                                + site + " counts as changed, and is sent once more")));
        listed.flatMap(KeptVersions::damage)
                .ifPresent(
                        words -> damages.add(words + ". Put its newest copy back, or delete it: then nothing counts as"
                                + " removed on the next night"));
        return damages;
    }

    /** What is lost, and what follows from it. */
    public List<String> losses() {
        List<String> losses = new ArrayList<>();
        snapshots.forEach((site, kept) -> {
            kept.loss()
                    .ifPresent(words -> losses.add(words + ". So nothing is known of what was purged on site " + site
                            + ": all rows that it held count as changed and are sent again when they are read"));
            if (kept.isOlderThanTheLedger()) {
                losses.add(kept.file().toAbsolutePath()
                        + " is older than the ledger, which cannot tell whether it is the" + " newest. It is believed");
            }
        });
        listed.flatMap(KeptVersions::loss)
                .ifPresent(words -> losses.add(words
                        + ". So nothing is known of what was listed before: what was removed since is not purged"));
        documents
                .flatMap(kept -> kept.loss().or(kept::damage))
                .ifPresent(words -> losses.add(words + ". So all sitemaps are read again"));
        return losses;
    }
}
