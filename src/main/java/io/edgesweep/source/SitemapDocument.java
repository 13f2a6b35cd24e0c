package io.edgesweep.source;

import io.edgesweep.source.XmlElements.Text;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document of the sitemap protocol (sitemaps.org, "XML tag definitions") as a stream. A {@code loc} counts only
 * directly below its {@code url} or {@code sitemap}: the {@code image:loc} of a picture is never taken for the page's.
 */
final class SitemapDocument implements Closeable {

    /** How much of something else is shown, in bytes. */
    private static final int SHOWN = 100;

    private final InputStream bytes;
    private final SitemapLimits limits;
    private final XmlElements elements;
    private final boolean index;
    private int count;

    /**
     * What a sitemap or an index lists.
     *
     * @param line    where its element starts
     * @param loc     its URL; empty when there is none
     * @param lastmod when it last changed, if the document says so
     * @param fault   why it cannot be read, as a predicate, if it cannot
     */
    record Listed(
            long line,
            String loc,
            @Nullable String lastmod,
            @Nullable String fault) {}

    /**
     * Reads as far as the root element.
     *
     * @throws Unreadable when there is none, or one of another format
     */
    SitemapDocument(InputStream zippedOrNot, SitemapLimits limits) throws IOException {
        this.limits = limits;
        this.bytes = new BufferedInputStream(new TagWatch(new Capped(
                Gzip.unzipped(zippedOrNot, limits.ratio()),
                limits.bytes(),
                "is larger than " + limits.bytes() + " bytes unzipped; the rest is not read. Have the sitemap split")));
        String beginning = beginning();
        try {
            this.elements = new XmlElements(bytes);
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException io
                    ? io
                    : new Unreadable("is no sitemap: it "
                            + (beginning.isEmpty() ? "is empty" : "begins with '" + beginning + "', which is not XML"));
        }
        this.index = elements.root().equals("sitemapindex");
        if (!index && !elements.root().equals("urlset")) {
            throw new Unreadable("is no sitemap: its root element is " + elements.root()
                    + " and not urlset or sitemapindex; check that the address is the sitemap's and needs no login");
        }
    }

    /** Whether it lists sitemaps instead of URLs. */
    boolean isIndex() {
        return index;
    }

    /** The line that reading has come to, from 1. */
    long line() {
        return elements.line();
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
            for (String name = elements.child(); name != null; name = elements.child()) {
                if (name.equals(index ? "sitemap" : "url")) {
                    return listed();
                }
                elements.skip();
            }
            elements.finish();
            return null;
        } catch (XMLStreamException e) {
            throw new Unreadable(Reasons.of(e));
        }
    }

    private Listed listed() throws XMLStreamException, Unreadable {
        if (++count > limits.urls()) {
            throw new Unreadable("lists more than " + limits.urls() + (index ? " sitemaps" : " URLs")
                    + "; the rest is not read. Have it split");
        }
        long line = line();
        Text loc = null;
        Text lastmod = null;
        String fault = null;
        for (String name = elements.child(); name != null; name = elements.child()) {
            switch (name) {
                case "loc" -> {
                    fault = loc == null ? null : "has two locs; keep one";
                    loc = elements.text();
                }
                case "lastmod" -> lastmod = elements.text();
                default -> elements.skip();
            }
        }
        if (loc == null || loc.value().isEmpty()) {
            return new Listed(line, "", null, "has no loc");
        }
        if (loc.fault() != null) {
            fault = "has a loc with " + loc.fault();
        }
        return new Listed(line, loc.value(), blankToNull(lastmod), fault);
    }

    private static @Nullable String blankToNull(@Nullable Text text) {
        return text == null || text.value().isEmpty() ? null : text.value();
    }

    private String beginning() throws IOException {
        bytes.mark(SHOWN);
        String text = new String(bytes.readNBytes(SHOWN), StandardCharsets.UTF_8);
        bytes.reset();
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
