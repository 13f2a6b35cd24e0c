package io.edgesweep.source.sitemap;

import io.edgesweep.text.Reason;
import java.io.IOException;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** One of the ways in which a document lists URLs. */
interface SitemapFormat {

    /** Whether it lists sitemaps instead of URLs. */
    boolean isIndex();

    /** The line that reading has come to, from 1. */
    long line();

    /**
     * Reads the next entry.
     *
     * @return what it lists: one URL, or none if it is no entry of ours, or several if it names others besides; null at the end
     * @throws IOException when the rest cannot be read
     * @throws XMLStreamException when the rest cannot be read
     */
    @Nullable
    List<Listed> next() throws IOException, XMLStreamException;

    /**
     * Goes on where {@link #next} has failed.
     *
     * @return the entry that is lost by that; null if it is none
     * @throws XMLStreamException the failure, when nothing follows that could be read
     */
    default @Nullable Listed passOver(XMLStreamException failure) throws IOException, XMLStreamException {
        throw failure;
    }

    /** What people should know of a document which is read all the same; empty when there is nothing. */
    default Reason note() {
        return Reason.NONE;
    }

    /**
     * What an entry lists.
     *
     * @param line    where its element starts
     * @param loc     its URL; empty when there is none
     * @param lastmod when it last changed, if the document says so
     * @param fault   why it cannot be read, if it cannot
     * @param others  what else it says that its URL is, which does not count; empty when it says nothing else
     */
    record Listed(
            long line,
            String loc,
            @Nullable String lastmod,
            @Nullable Reason fault,
            String others) {

        Listed(long line, String loc, @Nullable String lastmod, @Nullable Reason fault) {
            this(line, loc, lastmod, fault, "");
        }

        /** The entry that could not be read, if it was one. */
        static @Nullable Listed of(XmlCursor.@Nullable Broken broken) {
            return broken == null ? null : new Listed(broken.line(), broken.text(), null, broken.reason());
        }
    }
}
