package io.edgesweep.settings.read;

import io.edgesweep.targets.CacheKey;
import io.edgesweep.targets.CacheKey.Query;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code cache-key} of a site. */
final class CacheKeyReader {

    private static final String BOOLEAN = "true or false";

    private static final String ALLOWED = "allowed: whole, none, or a list of names";

    private final KeyReader keys;

    CacheKeyReader(KeyReader keys) {
        this.keys = keys;
    }

    /** @param key what the keys lie below */
    CacheKey read(String key) {
        boolean scheme = keys.value(key + ".scheme", ValueParser::bool, BOOLEAN, true);
        boolean pathCase = keys.value(key + ".path-case", ValueParser::bool, BOOLEAN, true);
        String query = key + ".query";
        String word = keys.text(query).orElse("");
        if (word.equals("none")) {
            return new CacheKey(scheme, Query.NONE, List.of(), pathCase);
        }
        List<String> names = word.equals("whole") ? List.of() : names(query);
        return new CacheKey(scheme, names.isEmpty() ? Query.WHOLE : Query.NAMED, names, pathCase);
    }

    private List<String> names(String key) {
        List<String> written = keys.commaSeparated(key);
        if (written.isEmpty() && keys.has(key)) {
            keys.wrong(key, "names no parameter; " + ALLOWED);
        }
        List<String> names = new ArrayList<>();
        for (String name : written) {
            if (name.matches("[^\\s&=#?]+")) {
                names.add(name);
            } else {
                keys.wrong(key, "'" + name + "' is not the name of a parameter; " + ALLOWED);
            }
        }
        return names;
    }
}
