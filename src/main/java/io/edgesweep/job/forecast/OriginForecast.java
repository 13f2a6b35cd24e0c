package io.edgesweep.job.forecast;

import io.edgesweep.input.ChangeDetection;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Foretells how long a run asks origins, and how long a first purge of all that is not known takes. Asks nobody. */
final class OriginForecast {

    private final Settings settings;
    private final ChangeDetection changes;
    private final boolean sendsFirst;
    private final Map<String, long[]> bySite = new TreeMap<>();

    OriginForecast(JobFile job, Settings settings, ChangeDetection changes) {
        this.settings = settings;
        this.changes = changes;
        this.sendsFirst = job.sources().stream()
                .anyMatch(source -> source instanceof SourceSpec.Changed changed
                        && !changed.by().learn());
    }

    void saw(TargetRow row, @Nullable LastPurge known) {
        if (!changes.toAsk(row, known).isEmpty()) {
            long[] counts = bySite.computeIfAbsent(row.site(), site -> new long[2]);
            counts[0]++;
            counts[1] += known == null || known.seen() == null ? 1 : 0;
        }
    }

    /** What is to be told, a sentence each. */
    List<String> words(Function<String, QuotaBook> quotas) {
        List<String> words = new ArrayList<>();
        bySite.forEach((site, counts) -> {
            Optional<OriginKeys> origin = settings.site(site).origin();
            origin.ifPresent(keys -> words.add(asked(site, counts[0], keys)));
            if (counts[1] > 0 && sendsFirst) {
                words.add(first(site, counts[1], quotas.apply(site).quota(Kind.URL)));
            }
        });
        return words;
    }

    private static String asked(String site, long targets, OriginKeys keys) {
        long most = Math.min(targets, keys.budget().requests());
        long seconds = most / keys.pace().perSecond() + 1;
        return "A run asks the origin of site " + site + " about "
                + (most < targets ? HumanFormat.number(most) + " of " : "")
                + HumanFormat.count(targets, "target", "targets") + ", in at least " + seconds
                + " s; plan does not ask, so what has changed of them is not among its figures"
                + (most < targets
                        ? ". All of them are gone through in " + (targets + most - 1) / most
                                + " nights (origin.requests)"
                        : "");
    }

    private static String first(String site, long targets, Optional<Quota> quota) {
        long nights = quota.map(Quota::daily)
                .filter(daily -> daily > 0)
                .map(daily -> (targets + daily - 1) / daily)
                .orElse(0L);
        return HumanFormat.count(targets, "target", "targets") + " of site " + site
                + " would be asked about for the first time, and all of them be sent"
                + (nights > 1 ? ", which takes " + nights + " days of its quota" : "")
                + "; with first: learn they are noted as they are, and nothing is purged that has not changed";
    }
}
