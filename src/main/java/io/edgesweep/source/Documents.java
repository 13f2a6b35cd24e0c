package io.edgesweep.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Where the documents of a sitemap come from. */
interface Documents extends Closeable {

    /**
     * Where a document is that an index lists. Two locations that are equal are one document.
     *
     * @param index the index's location
     * @param loc   what it says
     * @throws Unreadable when it is nowhere that we read from
     */
    String locate(String index, String loc) throws Unreadable;

    /**
     * Opens a document.
     *
     * @throws IOException when it cannot be had
     */
    Opened open(String location) throws IOException, InterruptedException;

    @Override
    void close();

    /**
     * A document that can be read.
     *
     * @param location where it was found, which after a redirect is not where it was looked for
     * @param bytes    as they were stored or sent
     */
    record Opened(String location, InputStream bytes) {}
}
