package io.edgesweep.settings.read;

import io.edgesweep.batch.CollapseRule;
import io.edgesweep.settings.SourceSpec;
import java.util.List;
import java.util.Optional;

/** Reads a job's {@code collapse}: when a directory is purged in the place of the URLs below it. */
final class CollapseReader {

    /** A purge of a few URLs costs next to nothing; it is no reason to evict others. */
    private static final int FEWEST = 20;

    /** No directory is looked for below so many segments. */
    private static final int DEEPEST = 8;

    private final KeyReader keys;

    CollapseReader(KeyReader keys) {
        this.keys = keys;
    }

    /** @param sources the job's sources */
    Optional<CollapseRule> read(String key, List<SourceSpec> sources) {
        int atLeast = keys.number(key + ".at-least", FEWEST, Integer.MAX_VALUE, 200);
        int share = keys.value(key + ".share", ValueParser::percent, "a share such as 80%, up to 100%", 80);
        int depth = keys.number(key + ".depth", 1, DEEPEST, 2);
        if (!keys.hasChildren(key)) {
            return Optional.empty();
        }
        if (sources.stream().noneMatch(SourceSpec.Changed.class::isInstance)) {
            keys.wrong(
                    key,
                    "is not allowed: what else lies in a directory is known from sources with 'only: changed' alone, and"
                            + " the job has none; add it to the sitemap that lists the whole site");
        }
        return Optional.of(new CollapseRule(atLeast, share, depth));
    }
}
