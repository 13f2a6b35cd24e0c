package io.edgesweep.target;

import java.util.Locale;

/** What a target names. */
public enum Kind {
    /** One URL, query string included. */
    URL,
    /** Every URL that begins so: scheme, host and a path that ends in {@code /}. */
    PREFIX,
    /** Everything of one host name. */
    HOST,
    /** Everything that the origin marked with one cache tag. */
    TAG,
    /** Everything of a site; the target has no value. */
    ALL;

    /** The word that people write in files and options: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
