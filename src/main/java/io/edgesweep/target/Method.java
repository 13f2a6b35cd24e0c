package io.edgesweep.target;

import java.util.Locale;

/** How a purge treats the cached copies. */
public enum Method {
    /** They are marked expired and asked for again at the origin: a 304 keeps them. */
    INVALIDATE,
    /** They are removed without asking, so that every next hit goes to the origin. */
    DELETE;

    /** The word that people write in files and options: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
