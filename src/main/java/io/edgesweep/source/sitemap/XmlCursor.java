package io.edgesweep.source.sitemap;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.osgi.InputFactoryProviderImpl;
import io.edgesweep.source.stream.FailureReasons;
import io.edgesweep.source.stream.RereadableStream;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * A parser of a document that holds entries. What is not well-formed it does not go on with, as XML wants it; but it can start
 * afresh at the next entry, so that the one it failed in is all that is lost.
 *
 * <p>No document type is read, no entity resolved but the five of XML, and nothing is fetched.
 */
final class XmlCursor {

    private static final Pattern URL = Pattern.compile("(?i)https?://[^<\\s\"']{1,2000}");

    private final XMLInputFactory factory = factory();
    private final RereadableStream characters;
    private final XmlScan scan;
    private final boolean declaredLate;
    private final List<String> open = new ArrayList<>();
    private XMLStreamReader2 xml;
    private long offsetOfParser;
    private long linesBeforeParser;

    private Predicate<String> isEntry = name -> false;
    private boolean inEntry;
    private boolean startsAtEntry;
    private int above;
    private long entryOffset;
    private long entryLine;

    /**
     * An entry that is not well-formed.
     *
     * @param line   where it starts
     * @param text   as it was written, from its start, as far as that is known
     * @param reason what is wrong with it
     */
    record Broken(long line, String text, Reason reason) {}

    /** Reads as far as the start of the root element, over whatever comes before a declaration that means nothing. */
    XmlCursor(Reader text) throws XMLStreamException, IOException {
        this.characters = new RereadableStream(text);
        this.scan = new XmlScan(characters);
        this.declaredLate = scan.skipToDeclaration();
        this.xml = parser("");
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // what stands before the root means nothing to us
        }
        this.above = open.size();
        this.entryOffset = offset();
        this.entryLine = line();
    }

    /** The parser, at its present event; another one after each {@link #passOver}. */
    XMLStreamReader2 now() {
        return xml;
    }

    /** Whether anything but a byte order mark stands before the XML declaration, where nothing may. */
    boolean isDeclaredLate() {
        return declaredLate;
    }

    /** The line that reading has come to, from 1. */
    long line() {
        return linesBeforeParser + xml.getLocation().getLineNumber();
    }

    private long offset() {
        return offsetOfParser + xml.getLocationInfo().getStartingCharOffset();
    }

    /** Says by their names which elements are entries: none of them lies within another. */
    void expect(Predicate<String> entries) {
        isEntry = entries;
    }

    /** Enters the entry whose start has just been read. */
    void enter() {
        inEntry = true;
        startsAtEntry = false;
        above = open.size() - 1;
        entryOffset = offset();
        entryLine = line();
    }

    /** Reads the next event. */
    int next() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            if (inEntry && isEntry.test(name)) {
                throw new XMLStreamException("<" + name + "> within another, which is not closed");
            }
            open.add(name);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            open.remove(open.size() - 1);
            inEntry &= open.size() > above;
        }
        return event;
    }

    /**
     * Goes on where reading has failed: at the next entry, or at the end of the element around the entries.
     *
     * @return the entry that is lost by that; null when the failure was between entries
     * @throws XMLStreamException the failure, when nothing follows that could be read
     */
    @Nullable
    Broken passOver(XMLStreamException failure) throws XMLStreamException, IOException {
        int level = Math.min(above, open.size());
        if (level == 0 || failure.getCause() instanceof IOException || !isAhead(failure)) {
            throw failure;
        }
        if (!scan.findTag(isEntry, "/" + open.get(level - 1))) {
            throw failure;
        }
        Broken broken = inEntry || startsAtEntry ? broken(failure) : null;
        startAfresh(level);
        return broken;
    }

    /** Goes to where the search for the next entry begins, if that is still to be had. */
    private boolean isAhead(XMLStreamException failure) {
        if (characters.isKept(entryOffset + 1)) {
            scan.startAt(entryOffset + 1, entryLine - 1);
            return true;
        }
        Location place = failure.getLocation();
        long offset = place == null ? -1 : offsetOfParser + place.getCharacterOffset();
        if (place == null || !characters.isKept(offset)) {
            return false;
        }
        scan.startAt(offset, linesBeforeParser + place.getLineNumber() - 1);
        return true;
    }

    private Broken broken(XMLStreamException failure) {
        Location place = failure.getLocation();
        long line = place == null ? entryLine : linesBeforeParser + place.getLineNumber();
        long failed = place == null ? characters.offset() : offsetOfParser + place.getCharacterOffset();
        return new Broken(entryLine, urlBefore(failed), FailureReasons.ofEntry(failure, line == entryLine ? 0 : line));
    }

    /** The URL that the broken entry names as far as it is whole; what comes behind may be of another. */
    private String urlBefore(long failed) {
        if (!characters.isKept(entryOffset)) {
            return "";
        }
        Matcher url = URL.matcher(characters.between(entryOffset, characters.offset()));
        return url.find() && entryOffset + url.start() < failed ? url.group() : "";
    }

    /** The parser is told of the elements around the entries, for it begins in the middle. */
    private void startAfresh(int level) throws XMLStreamException, IOException {
        entryOffset = characters.offset();
        entryLine = scan.lines() + 1;
        startsAtEntry = !scan.isAtEndTag();
        inEntry = false;
        StringBuilder ahead = new StringBuilder();
        open.subList(0, level).forEach(name -> ahead.append('<').append(name).append('>'));
        open.clear();
        xml = parser(ahead.toString());
        while (open.size() < level) {
            next();
        }
    }

    private XMLStreamReader2 parser(String ahead) throws XMLStreamException {
        offsetOfParser = characters.offset() - ahead.length();
        linesBeforeParser = scan.lines();
        return (XMLStreamReader2) factory.createXMLStreamReader(new Ahead(ahead, characters));
    }

    /** A few characters before the others. */
    private static final class Ahead extends Reader {

        private final String first;
        private final RereadableStream others;
        private int read;

        Ahead(String first, RereadableStream others) {
            this.first = first;
            this.others = others;
        }

        @Override
        public int read(char[] target, int offset, int most) throws IOException {
            int count = Math.min(most, first.length() - read);
            if (count == 0) {
                return others.read(target, offset, most);
            }
            first.getChars(read, read + count, target, offset);
            read += count;
            return count;
        }

        @Override
        public void close() {
            // the bytes are closed by whoever opened them
        }
    }

    private static XMLInputFactory factory() {
        // Woodstox, whatever else is on the class path; not by its own constructor, since that class carries an
        // annotation that is nowhere to be found, of which the compiler warns
        XMLInputFactory factory = new InputFactoryProviderImpl().createInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // an entity is then reported as such and costs its row, not the whole document
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // a prefix that nobody declared, often xhtml, is then no reason to give up
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        // what nobody asks for, a comment for instance, is then not kept
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, true);
        factory.setProperty(XMLInputFactory2.P_REPORT_CDATA, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, XmlElements.MAX_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 100);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 100);
        return factory;
    }
}
