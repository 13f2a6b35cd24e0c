package io.edgesweep.job;

import io.edgesweep.plan.Directories;
import io.edgesweep.plan.Directories.Directory;
import io.edgesweep.plan.PrefixHint;
import io.edgesweep.settings.Settings;
import io.edgesweep.spill.Known;
import io.edgesweep.spill.Spill;
import io.edgesweep.target.Kind;
import io.edgesweep.target.RejectedRow;
import io.edgesweep.target.TargetRow;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what purges of whole directories would save and what else they would evict. Nothing is done about it. */
final class PrefixHints {

    private static final int MOST = 10;

    private final Settings settings;
    private final SiteQuotas quotas;
    private final Changes changes;
    private final Directories directories = new Directories();
    private final Map<String, Long> urls = new HashMap<>();

    PrefixHints(Settings settings, SiteQuotas quotas, Changes changes) {
        this.settings = settings;
        this.quotas = quotas;
        this.changes = changes;
    }

    /** A target is to be purged. */
    void fresh(TargetRow row) {
        if (row.target().kind() == Kind.URL
                && settings.site(row.site()).refusal(Kind.PREFIX).isEmpty()) {
            urls.merge(row.site(), 1L, Long::sum);
            directories.find(row);
        }
    }

    /** The best bargains, once every target has been told of. */
    List<PrefixHint> of(Spill spill) throws IOException {
        if (!directories.beginCounting()) {
            return List.of();
        }
        spill.drain(new Counting());
        changes.removals().forEachKept(directories::countOther);
        return directories.best(MOST).stream().map(this::hint).toList();
    }

    private PrefixHint hint(Directory directory) {
        long all = urls.getOrDefault(directory.site(), 0L);
        long calls = calls(directory.site(), all) - calls(directory.site(), all - directory.purged()) - 1;
        return new PrefixHint(
                directory.site(), directory.prefix(), directory.purged(), Math.max(0, calls), directory.others());
    }

    private long calls(String site, long targets) {
        int limit = quotas.of(site).batchLimit(Kind.URL, settings.batch().targets());
        return (targets + limit - 1) / limit;
    }

    private final class Counting implements Spill.Sink {

        @Override
        public void unique(TargetRow row, @Nullable Known known) {
            if (changes.unchanged(row, known).isEmpty()) {
                directories.countPurged(row);
            } else {
                directories.countOther(row);
            }
        }

        @Override
        public void duplicate(RejectedRow row) {
            // Counts with the row that it is the same as.
        }

        @Override
        public void end() {
            // Nothing was kept back.
        }
    }
}
