package io.edgesweep.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds the name that somebody may have meant who has mistyped it. */
public final class NearestName {

    private NearestName() {}

    /**
     * A question to put behind a name that nobody knows.
     *
     * @param name  as it was written
     * @param known the names that there are
     * @return as in <code> (did you mean 'site'?)</code>; empty when none is near
     */
    public static String hint(String name, Collection<String> known) {
        List<String> near = near(name.toLowerCase(Locale.ROOT), known);
        return near.isEmpty() ? "" : near.stream().collect(Collectors.joining("' or '", " (did you mean '", "'?)"));
    }

    /** Those that the fewest typing errors lead to, if these are few for the name's length. */
    private static List<String> near(String name, Collection<String> known) {
        for (int errors = 0; errors <= 1 + name.length() / 5; errors++) {
            DamerauLevenshteinDistance within = new DamerauLevenshteinDistance(errors);
            List<String> near = known.stream()
                    .filter(each -> within.apply(name, each.toLowerCase(Locale.ROOT)) >= 0)
                    .sorted()
                    .limit(2)
                    .toList();
            if (!near.isEmpty()) {
                return near;
            }
        }
        return List.of();
    }
}
