package io.edgesweep.source;

import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import io.edgesweep.text.Secrets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of reading on in a source. */
public sealed interface ReadResult {

    /** Where it stands. */
    Place place();

    /** An input row: it counts as read, and gets an outcome. */
    sealed interface Row extends ReadResult {

        /** The row as it was written, or the part of it that names the target. */
        String text();
    }

    /**
     * A row that names a target, as it was written; nothing of it has been checked. An optional value that is missing or
     * blank is null.
     *
     * @param place    where the row starts
     * @param text     what names the target
     * @param kind     what the text names, in words
     * @param method   how it is to be purged, in words
     * @param priority how soon, in digits
     * @param lastmod  when the page last changed
     * @param site     the name of the site that it belongs to
     * @param extra    the other columns that have a value, in the order and spelling of the header
     */
    record ListedRow(
            Place place,
            String text,
            @Nullable String kind,
            @Nullable String method,
            @Nullable String priority,
            @Nullable String lastmod,
            @Nullable String site,
            Map<String, String> extra)
            implements Row {

        public ListedRow {
            extra = extra.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        }

        /** A row that says no more than its target. */
        public static ListedRow of(Place place, String text) {
            return of(place, text, null);
        }

        /** A row that says when its page last changed. */
        public static ListedRow of(Place place, String text, @Nullable String lastmod) {
            return of(place, text, lastmod, Map.of());
        }

        /** The same, with what is to be known of it. */
        public static ListedRow of(Place place, String text, @Nullable String lastmod, Map<String, String> extra) {
            return new ListedRow(place, text, null, null, null, lastmod, null, extra);
        }
    }

    /**
     * A row that cannot be read as one.
     *
     * @param place  where the row starts
     * @param text   the row as it was written, as far as it can be had
     * @param reason why, and what to do
     */
    record UnreadableRow(Place place, String text, Reason reason) implements Row {}

    /**
     * A row that somebody has made a comment of, by {@code #} at its beginning.
     *
     * @param place where it stands
     * @param text  the row as it was written
     */
    record CommentRow(Place place, String text) implements Row {}

    /**
     * A document, or the rest of one, that cannot be read. It is no row: how many rows it would have held is not known.
     * What was read of it before stands, and reading goes on with the next document.
     *
     * @param place  the document, and the line where reading ended; 0 where it did not begin
     * @param reason why, and what to do
     */
    record UnreadableDocument(Place place, Reason reason) implements ReadResult {

        public UnreadableDocument {
            reason = reason.map(Secrets::masked);
        }
    }

    /**
     * Something that people should know of a document which is read all the same.
     *
     * @param place the document
     * @param what  what
     */
    record Note(Place place, Reason what) implements ReadResult {

        public Note {
            what = what.map(Secrets::masked);
        }
    }
}
