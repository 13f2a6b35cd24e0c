package io.edgesweep.source.sitemap;

import io.edgesweep.source.sitemap.XmlElements.Text;
import io.edgesweep.text.InvisibleCharacters;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The sitemap protocol (sitemaps.org, "XML tag definitions"). A {@code loc} counts only directly below its {@code url} or
 * {@code sitemap}: the {@code image:loc} of a picture is never taken for the page's. The extensions for pictures, videos and
 * other languages are read if they are asked for; the one for news names no URLs.
 */
final class SitemapXmlFormat implements SitemapFormat {

    private static final Set<String> VIDEO_LOCS = Set.of("content_loc", "player_loc", "thumbnail_loc");

    private final XmlElements elements;
    private final Set<SitemapExtra> also;
    private final boolean index;

    /** @param elements at the root, {@code urlset} or {@code sitemapindex} */
    SitemapXmlFormat(XmlElements elements, Set<SitemapExtra> also) {
        this.elements = elements;
        this.also = also;
        this.index = elements.root().equals("sitemapindex");
        elements.expect(Set.of(index ? "sitemap" : "url"));
    }

    @Override
    public boolean isIndex() {
        return index;
    }

    @Override
    public long line() {
        return elements.line();
    }

    @Override
    public @Nullable List<Listed> next() throws XMLStreamException {
        for (String name = elements.child(); name != null; name = elements.child()) {
            if (name.equals(index ? "sitemap" : "url")) {
                return entry();
            }
            elements.skip();
        }
        elements.finish();
        return null;
    }

    @Override
    public @Nullable Listed passOver(XMLStreamException failure) throws IOException, XMLStreamException {
        return Listed.of(elements.passOver(failure));
    }

    @Override
    public Reason note() {
        return elements.note();
    }

    private List<Listed> entry() throws XMLStreamException {
        elements.enter();
        long line = line();
        Text loc = null;
        Text lastmod = null;
        String further = "";
        List<Listed> others = new ArrayList<>();
        for (String name = elements.child(); name != null; name = elements.child()) {
            switch (name) {
                case "loc" -> {
                    Text text = elements.text();
                    boolean counts = loc == null || isEmpty(loc);
                    further = counts || isEmpty(text) ? further : text.value();
                    loc = counts ? text : loc;
                }
                case "lastmod" -> lastmod = elements.text();
                default -> extension(name, others);
            }
        }
        String time = lastmod == null || lastmod.value().isEmpty() ? null : lastmod.value();
        List<Listed> result = new ArrayList<>();
        result.add(page(line, loc, time, further));
        others.forEach(other -> result.add(new Listed(other.line(), other.loc(), time, other.fault())));
        return result;
    }

    private static Listed page(long line, @Nullable Text loc, @Nullable String lastmod, String further) {
        if (loc == null || isEmpty(loc)) {
            return new Listed(line, "", null, Reason.of("bad-row.no-loc"));
        }
        Reason fault = loc.fault() == null ? null : Reason.of("bad-row.element", "loc", loc.fault());
        return new Listed(line, loc.value(), lastmod, fault, further);
    }

    private static boolean isEmpty(Text loc) {
        return InvisibleCharacters.trimmed(loc.value()).isEmpty();
    }

    /** Prefixes are whatever people write; the names behind them are not. */
    private void extension(String prefixed, List<Listed> others) throws XMLStreamException {
        String name = local(prefixed);
        if (name.equals("image") && also.contains(SitemapExtra.IMAGES)) {
            locs(Set.of("loc"), others);
        } else if (name.equals("video") && also.contains(SitemapExtra.VIDEOS)) {
            locs(VIDEO_LOCS, others);
        } else {
            if (name.equals("link") && also.contains(SitemapExtra.ALTERNATES)) {
                alternate(others);
            }
            elements.skip();
        }
    }

    private void locs(Set<String> names, List<Listed> others) throws XMLStreamException {
        for (String name = elements.child(); name != null; name = elements.child()) {
            if (names.contains(local(name))) {
                long line = line();
                Text text = elements.text();
                Reason fault = text.fault() == null ? null : Reason.of("bad-row.element", name, text.fault());
                others.add(new Listed(line, text.value(), null, fault));
            } else {
                elements.skip();
            }
        }
    }

    private void alternate(List<Listed> others) {
        String href = elements.attribute("href");
        if (href != null && "alternate".equals(elements.attribute("rel"))) {
            others.add(new Listed(line(), href.strip(), null, null));
        }
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
