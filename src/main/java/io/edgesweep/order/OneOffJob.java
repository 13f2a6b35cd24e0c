package io.edgesweep.order;

import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job that is written on the command line instead of in a file.
 *
 * @param site    whose targets are purged
 * @param kind    what they name
 * @param method  how they are purged
 * @param targets those that are written out; there may be files beside them
 */
public record OneOffJob(String site, Kind kind, Method method, List<String> targets) {

    /** What people call the source of the targets that are written out. */
    private static final String WRITTEN_OUT = "command line";

    public OneOffJob {
        targets = List.copyOf(targets);
    }

    /** The name of its job, by which its runs are listed. */
    public String jobName() {
        return "purge-" + site;
    }

    /**
     * The job.
     *
     * @param files where there are more targets
     * @param sites the sites that it may name
     * @throws MistakesException when there is no such site, or it cannot be purged by that kind
     */
    public JobFile job(List<SourceSpec> files, KnownSites sites) {
        refuseMistakes(sites);
        List<SourceSpec> sources = new ArrayList<>(files);
        if (!targets.isEmpty()) {
            sources.add(new SourceSpec.Listed(WRITTEN_OUT, targets));
        }
        return JobFile.plain(jobName(), List.of(site), kind, method, sources);
    }

    private void refuseMistakes(KnownSites sites) {
        SiteSettings known = sites.find(site);
        if (known == null) {
            throw mistake("--site", sites.unknown(site));
        }
        Optional<String> refusal = known.refusal(kind);
        if (refusal.isPresent()) {
            throw mistake("--kind", "'" + kind.word() + "' is not allowed: " + refusal.get());
        }
    }

    private static MistakesException mistake(String key, String words) {
        return new MistakesException(List.of(new Mistake("command line", key, words)));
    }
}
