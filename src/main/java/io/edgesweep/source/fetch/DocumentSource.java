package io.edgesweep.source.fetch;

import io.edgesweep.source.stream.UnreadableException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the documents of a sitemap come from. */
public interface DocumentSource extends Closeable {

    /**
     * Where a document is that an index lists. Two locations that are equal are one document.
     *
     * @param index the index's location
     * @param loc   what it says
     * @throws UnreadableException when it is nowhere that we read from
     */
    String locate(String index, String loc) throws UnreadableException;

    /**
     * Opens a document.
     *
     * @throws IOException when it cannot be had
     */
    Found open(String location) throws IOException, InterruptedException;

    /** How many documents can be made ready beside the one that is opened next. */
    default int ahead() {
        return 0;
    }

    /**
     * Tells which documents will be opened next, so that they can be made ready. Those that were told before and are not
     * among them are opened later.
     *
     * @param locations the one that is opened next, and at most {@link #ahead()} after it
     */
    default void expect(List<String> locations) {
        // nothing to make ready
    }

    /**
     * Tells that a document, no index, has been read to its end without a fault.
     *
     * @param asked where it was looked for
     */
    default void finished(Opened document, String asked) {
        // nobody needs to know
    }

    @Override
    void close();

    /** What a document was found to be. */
    sealed interface Found {

        /** Where it was found, which after a redirect is not where it was looked for. */
        String location();
    }

    /**
     * A document that can be read.
     *
     * @param bytes     as they were stored or sent
     * @param validator what its server tells its version by, if it does
     * @param charset   in which its server says that it is written, if it does
     */
    record Opened(
            String location,
            InputStream bytes,
            @Nullable HttpValidator validator,
            @Nullable Charset charset) implements Found {

        public Opened(String location, InputStream bytes) {
            this(location, bytes, null, null);
        }
    }

    /** A document that has not changed since it was read last, and was not sent. */
    record Unmodified(String location) implements Found {}
}
