package io.edgesweep.source;

import java.util.Set;

/**
 * How much of a source was seen, so that what is gone from it can be told from what could not be read. Documents are named
 * as their rows name them.
 *
 * @param whole    the documents that were read to their end: what they do not list any more is gone from them
 * @param kept     the documents that are there, but of which no row was read: they are as they were, or are empty, which is
 *                 more likely a mishap. Nothing is gone from them
 * @param unmodified whether any of the documents was not read because it is as it was
 * @param complete whether there is no document beside these, so that one which is not named here is gone as a whole
 */
public record Coverage(Set<String> whole, Set<String> kept, boolean unmodified, boolean complete) {

    /** Nothing is known, so nothing is gone. */
    public static final Coverage NONE = new Coverage(Set.of(), Set.of(), false, false);

    public Coverage {
        whole = Set.copyOf(whole);
        kept = Set.copyOf(kept);
    }

    /** Of a source that is one document. */
    public static Coverage ofDocument(String name, boolean whole) {
        return whole ? new Coverage(Set.of(name), Set.of(), false, true) : NONE;
    }

    /** Whether a row of the document that was not read again is gone from it. */
    public boolean loses(String document) {
        return whole.contains(document) || (complete && !kept.contains(document));
    }
}
