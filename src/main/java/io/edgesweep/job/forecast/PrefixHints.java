package io.edgesweep.job.forecast;

import io.edgesweep.batch.CollapseRule;
import io.edgesweep.batch.DirectoryTally.Directory;
import io.edgesweep.input.ChangeDetection;
import io.edgesweep.input.DirectoryScan;
import io.edgesweep.settings.Settings;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what purges of whole directories would save and what else they would evict. Nothing is done about it. */
final class PrefixHints {

    /** Fewer URLs are no trouble, and nobody wants to evict more than is purged. */
    private static final CollapseRule WORTH_TELLING = new CollapseRule(20, 50, 1);

    private final Settings settings;
    private final SiteQuotas quotas;
    private final DirectoryScan directories;
    private final Map<String, Long> urls = new HashMap<>();

    PrefixHints(Settings settings, SiteQuotas quotas, ChangeDetection changes) {
        this.settings = settings;
        this.quotas = quotas;
        this.directories = new DirectoryScan(settings, changes);
    }

    /** A target is to be purged. */
    void fresh(TargetRow row) {
        if (directories.find(row)) {
            urls.merge(row.site(), 1L, Long::sum);
        }
    }

    /** The best bargains, once every target has been told of. */
    List<PrefixHint> of(Spill spill) throws IOException {
        return directories.best(spill, WORTH_TELLING, Outlook.MOST_PREFIXES).stream()
                .map(this::hint)
                .toList();
    }

    PrefixHint hint(Directory directory) {
        long all = urls.getOrDefault(directory.site(), 0L);
        long calls = calls(directory.site(), all) - calls(directory.site(), all - directory.purged()) - 1;
        return new PrefixHint(
                directory.site(), directory.prefix(), directory.purged(), Math.max(0, calls), directory.others());
    }

    private long calls(String site, long targets) {
        int limit = quotas.of(site).batchLimit(Kind.URL, settings.api().batch().targets());
        return (targets + limit - 1) / limit;
    }
}
