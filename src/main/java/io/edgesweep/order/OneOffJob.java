package io.edgesweep.order;

import io.edgesweep.language.Words;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.PurgeRules;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.text.NearestName;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job that is written on the command line instead of in a file.
 *
 * @param site    whose targets are purged; empty for those of all zones of an account
 * @param account whose zones are purged, whichever a target belongs to; empty for those of a site
 * @param kind    what they name
 * @param method  how they are purged
 * @param targets those that are written out; there may be files beside them
 * @param looked  whether a person has seen which rows are invalid, and sends the others: such rows are no failure then
 */
public record OneOffJob(String site, String account, Kind kind, Method method, List<String> targets, boolean looked) {

    /** What people call the source of the targets that are written out. */
    private static final String WRITTEN_OUT = "command line";

    public OneOffJob {
        targets = List.copyOf(targets);
    }

    /** Of a site. */
    public static OneOffJob ofSite(String site, Kind kind, Method method, List<String> targets) {
        return new OneOffJob(site, "", kind, method, targets, false);
    }

    /** Of a list of a site of which a person has seen what becomes of each line. */
    public static OneOffJob lookedAt(String site, Kind kind, Method method) {
        return new OneOffJob(site, "", kind, method, List.of(), true);
    }

    /** Of all zones of an account. */
    public static OneOffJob ofEveryZone(String account, Kind kind, Method method, List<String> targets) {
        return new OneOffJob("", account, kind, method, targets, false);
    }

    private boolean isEveryZone() {
        return !account.isEmpty();
    }

    /** The name of its job, by which its runs are listed. */
    public String jobName() {
        // No site has a name with a dot.
        return isEveryZone() ? "purge-all-zones." + account : "purge-" + site;
    }

    /**
     * The job.
     *
     * @param files where there are more targets
     * @param sites the sites that it may name
     * @throws MistakesException when there is no such site or account, or it cannot be purged by that kind
     */
    public JobFile job(List<SourceSpec> files, KnownSites sites) {
        List<SiteSettings> purged = isEveryZone() ? everyZone(sites) : List.of(site(sites));
        Optional<Reason> refusal = purged.get(0).refusal(kind);
        if (refusal.isPresent()) {
            throw mistake(
                    "--kind",
                    "'" + kind.word() + "' is not allowed: " + Words.english().say(refusal.get()));
        }
        List<SourceSpec> sources = new ArrayList<>(files);
        if (!targets.isEmpty()) {
            sources.add(new SourceSpec.Listed(WRITTEN_OUT, targets));
        }
        return JobFile.plain(
                jobName(), purged.stream().map(SiteSettings::name).toList(), PurgeRules.plain(kind, method), sources);
    }

    private SiteSettings site(KnownSites sites) {
        SiteSettings known = sites.find(site);
        if (known == null) {
            throw mistake("--site", sites.unknown(site));
        }
        return known;
    }

    private List<SiteSettings> everyZone(KnownSites sites) {
        List<SiteSettings> both = sites.everyZoneOf(account);
        if (both.isEmpty()) {
            throw mistake(
                    "--account",
                    "there is no account '" + account + "'" + NearestName.hint(account, sites.accounts())
                            + "; allowed: " + String.join(", ", sites.accounts()));
        }
        return both;
    }

    private static MistakesException mistake(String key, String words) {
        return new MistakesException(List.of(new Mistake("command line", key, words)));
    }
}
