package io.edgesweep.input;

import io.edgesweep.batch.CollapseRule;
import io.edgesweep.batch.DirectoryTally;
import io.edgesweep.batch.DirectoryTally.Directory;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.settings.Settings;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which directories are purged in the place of the URLs below them, where the job has a rule for it. None is where the quota
 * for directories is used up, or where not all of the sources could be read, so that nobody knows what would be evicted.
 */
public final class DirectoryCollapse {

    /** More directories than these in one run are purged URL by URL: what is known of each takes memory. */
    private static final int MOST = 1000;

    private final List<Directory> chosen;
    private final Map<String, Map<String, Directory>> bySite = new HashMap<>();

    private DirectoryCollapse(List<Directory> chosen) {
        this.chosen = chosen;
        chosen.forEach(directory -> bySite.computeIfAbsent(directory.site(), site -> new HashMap<>())
                .put(directory.prefix(), directory));
    }

    /** No directory is. */
    public static DirectoryCollapse none() {
        return new DirectoryCollapse(List.of());
    }

    /** Those that the rule allows, of what stands in a spill that is sorted. */
    public static DirectoryCollapse by(
            CollapseRule rule,
            Spill spill,
            Settings settings,
            ChangeDetection changes,
            Function<String, QuotaBook> quotas)
            throws IOException {
        DirectoryScan busy = new DirectoryScan(settings, changes);
        busy.find(spill);
        Map<String, Long> left = new HashMap<>();
        List<Directory> chosen = new ArrayList<>();
        for (Directory each : busy.best(spill, rule, MOST)) {
            long room = left.computeIfAbsent(
                    each.site(),
                    site -> quotas.apply(site).sendable(Kind.PREFIX).orElse(Long.MAX_VALUE));
            if (room > 0) {
                chosen.add(each);
                left.put(each.site(), room - 1);
            }
        }
        return new DirectoryCollapse(chosen);
    }

    /** The directory that is purged in the target's place. */
    public Optional<String> of(TargetRow row) {
        Map<String, Directory> ofSite = bySite.getOrDefault(row.site(), Map.of());
        if (ofSite.isEmpty() || row.target().kind() != Kind.URL) {
            return Optional.empty();
        }
        return DirectoryTally.above(row.target()).stream()
                .filter(ofSite::containsKey)
                .findFirst();
    }

    /** They, the best first. */
    public List<Directory> chosen() {
        return chosen;
    }

    /** What is done, in words. */
    public static Reason reason(Directory directory) {
        return Reason.of("finding.directory", directory.prefix(), directory.purged(), directory.others());
    }
}
