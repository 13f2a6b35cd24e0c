package io.edgesweep.targets;

import java.util.Locale;

/** By what a source tells whether a target has changed. */
public enum ChangeSign {
    /** What its row says. */
    LASTMOD,
    /** By what the origin tells versions of a page apart. */
    ETAG,
    /** The page, as the origin serves it. */
    CONTENT;

    /** The word for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
