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
import io.edgesweep.text.Reason;
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

    /** What is to be told. */
    List<Reason> reasons(Function<String, QuotaBook> quotas) {
        List<Reason> reasons = new ArrayList<>();
        bySite.forEach((site, counts) -> {
            Optional<OriginKeys> origin = settings.site(site).origin();
            origin.ifPresent(keys -> reasons.add(asked(site, counts[0], keys)));
            if (counts[1] > 0 && sendsFirst) {
                reasons.add(first(site, counts[1], quotas.apply(site).quota(Kind.URL)));
            }
        });
        return reasons;
    }

    private static Reason asked(String site, long targets, OriginKeys keys) {
        long most = Math.min(targets, keys.budget().requests());
        long seconds = most / keys.pace().perSecond() + 1;
        return most < targets
                ? Reason.of("finding.would-ask-some", site, most, targets, seconds, (targets + most - 1) / most)
                : Reason.of("finding.would-ask", site, targets, seconds);
    }

    private static Reason first(String site, long targets, Optional<Quota> quota) {
        long nights = quota.map(Quota::daily)
                .filter(daily -> daily > 0)
                .map(daily -> (targets + daily - 1) / daily)
                .orElse(0L);
        return nights > 1
                ? Reason.of("finding.would-send-first-in-days", targets, site, nights)
                : Reason.of("finding.would-send-first", targets, site);
    }
}
