package io.edgesweep.source.sitemap;

import io.edgesweep.source.csv.MoreThanUrl;
import io.edgesweep.source.sitemap.XmlElements.Text;
import io.edgesweep.source.stream.FeedTime;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Feeds, which the sitemap protocol takes too ("Other Sitemap formats"): RSS 2.0, RSS 1.0 and Atom 1.0 (RFC 4287). An entry's
 * link is its URL, and the time at which it was updated or published its {@code lastmod}.
 */
final class FeedFormat implements SitemapFormat {

    private final XmlElements elements;
    private boolean inChannel;

    /** @param elements at the root */
    FeedFormat(XmlElements elements) {
        this.elements = elements;
        elements.expect(Set.of("item", "entry"));
    }

    /** Whether a root of this name is a feed's. */
    static boolean isFeed(String root) {
        return root.equals("rss") || root.equals("RDF") || root.equals("feed");
    }

    @Override
    public boolean isIndex() {
        return false;
    }

    @Override
    public long line() {
        return elements.line();
    }

    /** Items lie within the channel in RSS 2.0, beside it in RSS 1.0, and right below the root in Atom. */
    @Override
    public @Nullable List<Listed> next() throws XMLStreamException {
        while (true) {
            String name = elements.child();
            if (name == null && !inChannel) {
                elements.finish();
                return null;
            }
            if (name == null) {
                inChannel = false;
            } else if (name.equals("item") || name.equals("entry")) {
                return List.of(entry());
            } else if (name.equals("channel")) {
                inChannel = true;
            } else {
                elements.skip();
            }
        }
    }

    @Override
    public @Nullable Listed passOver(XMLStreamException failure) throws IOException, XMLStreamException {
        return Listed.of(elements.passOver(failure));
    }

    @Override
    public Reason note() {
        return elements.note();
    }

    private Listed entry() throws XMLStreamException {
        elements.enter();
        long line = line();
        Text link = null;
        Text guid = null;
        String time = null;
        for (String name = elements.child(); name != null; name = elements.child()) {
            switch (name) {
                case "link" -> link = link == null ? link() : also(link);
                case "guid" -> guid = guid();
                case "updated", "pubDate", "dc:date" -> time = better(time(), time);
                case "published" -> time = isDate(time) ? passed(time) : better(time(), time);
                default -> elements.skip();
            }
        }
        Text url = link == null || link.value().isEmpty() ? guid : link;
        if (url == null || url.value().isEmpty()) {
            return new Listed(line, "", null, Reason.of("bad-row.no-link"));
        }
        Reason fault = url.fault() == null ? null : Reason.of("bad-row.element", "link", url.fault());
        return new Listed(line, url.value(), time, fault);
    }

    /** As the protocol writes it, or as it is, for somebody to tell that it is none. */
    private @Nullable String time() throws XMLStreamException {
        String text = elements.text().value();
        String w3c = FeedTime.w3c(text);
        return w3c != null || text.isEmpty() ? w3c : text;
    }

    private static @Nullable String better(@Nullable String now, @Nullable String before) {
        return now == null || (before != null && !isDate(now)) ? before : now;
    }

    private static boolean isDate(@Nullable String time) {
        return time != null && FeedTime.w3c(time) != null;
    }

    /** Atom's link is an attribute, and the page's is the one that says alternate or nothing; null for another. */
    private @Nullable Text link() throws XMLStreamException {
        String href = elements.attribute("href");
        if (href == null) {
            return elements.text();
        }
        String rel = elements.attribute("rel");
        elements.skip();
        return rel == null || rel.equals("alternate") ? new Text(href.strip(), null) : null;
    }

    private Text also(Text first) throws XMLStreamException {
        elements.skip();
        return first;
    }

    private @Nullable String passed(@Nullable String time) throws XMLStreamException {
        elements.skip();
        return time;
    }

    /** An item's id is its URL unless it says that it is not. */
    private @Nullable Text guid() throws XMLStreamException {
        boolean isLink = !"false".equals(elements.attribute("isPermaLink"));
        Text text = elements.text();
        return isLink && MoreThanUrl.isUrl(text.value()) ? text : null;
    }
}
