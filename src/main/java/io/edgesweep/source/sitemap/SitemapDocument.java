package io.edgesweep.source.sitemap;

import io.edgesweep.settings.FetchSettings.Sizes;
import io.edgesweep.source.csv.DocumentStart;
import io.edgesweep.source.fetch.DocumentSource.Opened;
import io.edgesweep.source.sitemap.SitemapFormat.Listed;
import io.edgesweep.source.stream.FailureReasons;
import io.edgesweep.source.stream.Gzip;
import io.edgesweep.source.stream.LastingFailure;
import io.edgesweep.source.stream.LimitedInputStream;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.text.Reason;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads one document that lists URLs as a stream, whichever of the formats it has, within the limits. */
final class SitemapDocument implements Closeable {

    private final BufferedInputStream bytes;
    private final Sizes sizes;
    private final SitemapFormat format;
    private final Deque<Listed> waiting = new ArrayDeque<>();
    private int count;

    /**
     * Reads as far as the root element.
     *
     * @param also what is wanted beside the pages
     * @throws UnreadableException when it has none of the formats
     */
    SitemapDocument(Opened found, Sizes sizes, Set<SitemapExtra> also) throws IOException {
        this.sizes = sizes;
        this.bytes = new BufferedInputStream(new LastingFailure(new LimitedInputStream(
                Gzip.unzipped(found.bytes(), sizes.ratio()),
                sizes.unzipped(),
                Reason.of("source.unzipped", sizes.unzipped()))));
        this.format = format(bytes, found, also);
    }

    /** A text is one if any of its first lines is a URL: a title above them is a row that is none. */
    private static SitemapFormat format(BufferedInputStream bytes, Opened found, Set<SitemapExtra> also)
            throws IOException {
        String beginning = DocumentStart.shown(bytes);
        if (DocumentStart.isXml(bytes)) {
            return xml(bytes, found.charset(), beginning, also);
        }
        // a robots.txt is known by its name
        if (TextSitemapFormat.isRobots(found.location())) {
            return TextSitemapFormat.ofRobots(bytes, found.charset());
        }
        if (DocumentStart.hasLineOfUrl(bytes)) {
            return TextSitemapFormat.ofUrls(bytes, found.charset());
        }
        throw notXml(beginning);
    }

    private static SitemapFormat xml(
            BufferedInputStream bytes, @Nullable Charset sent, String beginning, Set<SitemapExtra> also)
            throws IOException {
        XmlElements elements;
        try {
            elements = new XmlElements(XmlText.of(bytes, sent));
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException io ? io : notXml(beginning);
        }
        String root = elements.root();
        if (root.equals("urlset") || root.equals("sitemapindex")) {
            return new SitemapXmlFormat(elements, also);
        }
        if (FeedFormat.isFeed(root)) {
            return new FeedFormat(elements);
        }
        throw new UnreadableException("source.other-root", root);
    }

    private static UnreadableException notXml(String beginning) {
        return beginning.isEmpty()
                ? new UnreadableException("source.empty")
                : new UnreadableException("source.other-beginning", beginning);
    }

    /** Whether it lists sitemaps instead of URLs. */
    boolean isIndex() {
        return format.isIndex();
    }

    /** What people should know of it though it is read; none when there is nothing. */
    Reason note() {
        return format.note();
    }

    /** The line that reading has come to, from 1. */
    long line() {
        return format.line();
    }

    /**
     * Reads on.
     *
     * @return null at the end
     * @throws IOException when the rest cannot be read
     */
    @Nullable
    Listed next() throws IOException {
        try {
            while (waiting.isEmpty()) {
                List<Listed> entry = entry();
                if (entry == null) {
                    return null;
                }
                if (!entry.isEmpty() && ++count > sizes.urls()) {
                    throw new UnreadableException(isIndex() ? "source.sitemaps" : "source.urls", sizes.urls());
                }
                waiting.addAll(entry);
            }
            return waiting.remove();
        } catch (XMLStreamException e) {
            throw new UnreadableException(FailureReasons.of(e));
        }
    }

    /** An entry that is broken costs nothing but itself. */
    private @Nullable List<Listed> entry() throws IOException, XMLStreamException {
        try {
            return format.next();
        } catch (XMLStreamException e) {
            Listed lost = format.passOver(e);
            return lost == null ? List.of() : List.of(lost);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
