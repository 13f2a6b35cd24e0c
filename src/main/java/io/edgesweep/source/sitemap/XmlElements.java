package io.edgesweep.source.sitemap;

import com.ctc.wstx.exc.WstxLazyException;
import io.edgesweep.source.sitemap.XmlCursor.Broken;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an XML document, as a stream. Namespaces are not looked at: they are missing or wrong as often as not.
 * An element counts by its name if it has the root's prefix or none.
 *
 * <p>No document type is read, no entity resolved but the five of XML, and nothing is fetched. An entry that is not well-formed can be
 * {@linkplain #passOver passed over}.
 */
final class XmlElements {

    /** In characters; far beyond any URL, and enough to show what is wrong. */
    static final int MAX_TEXT = 8192;

    private static final Reason TOO_LONG = Reason.of("fault.too-long", MAX_TEXT);

    private final XmlCursor cursor;
    private final Charset charset;
    private final Reason charsetNote;
    private final String root;
    private final String prefix;

    /**
     * The text of an element.
     *
     * @param value without the white space around it
     * @param fault why it cannot be trusted, if so
     */
    record Text(String value, @Nullable Reason fault) {}

    /** Reads as far as the start of the root element. */
    XmlElements(XmlText text) throws XMLStreamException, IOException {
        this.charset = text.charset();
        this.charsetNote = text.note();
        this.cursor = new XmlCursor(text.characters());
        String name = cursor.now().getLocalName();
        this.prefix = name.substring(0, name.indexOf(':') + 1);
        this.root = name.substring(prefix.length());
    }

    /** The root's name without its prefix. */
    String root() {
        return root;
    }

    /** What people should know of the document; none when there is nothing. */
    Reason note() {
        if (!cursor.isDeclaredLate()) {
            return charsetNote;
        }
        Reason late = Reason.of("source.late-declaration");
        return charsetNote.isNone() ? late : Reason.of("source.notes", late, charsetNote);
    }

    /** The line that reading has come to, from 1. */
    long line() {
        return cursor.line();
    }

    /** Names the elements that are entries: none of them lies within another. */
    void expect(Set<String> names) {
        cursor.expect(name -> names.contains(plain(name)));
    }

    /** Enters the entry that {@link #child} has just come to. */
    void enter() {
        cursor.enter();
    }

    /** Passes over what is broken, as {@link XmlCursor#passOver} says. */
    @Nullable
    Broken passOver(XMLStreamException failure) throws XMLStreamException, IOException {
        return cursor.passOver(failure);
    }

    /**
     * Goes to the next element within the present one.
     *
     * @return its name, without the root's prefix but with any other; null at the present one's end
     */
    @Nullable
    String child() throws XMLStreamException {
        while (cursor.now().hasNext()) {
            int event = cursor.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return plain(cursor.now().getLocalName());
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return null;
            }
        }
        return null;
    }

    private String plain(String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /** An attribute of the element that {@link #child} has just come to; null when it has none of the name. */
    @Nullable
    String attribute(String name) {
        return cursor.now().getAttributeValue(null, name);
    }

    /** Reads what follows the root: nothing that means anything, but it must be well-formed all the same. */
    void finish() throws XMLStreamException {
        while (cursor.now().hasNext()) {
            cursor.now().next();
        }
    }

    /** Passes over the rest of the present element. */
    void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = cursor.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** Reads the text of the present element, to its end. */
    Text text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        Reason fault = null;
        for (int event = cursor.next(); event != XMLStreamConstants.END_ELEMENT; event = cursor.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                fault = Reason.of("fault.entity", cursor.now().getLocalName());
            } else if (event == XMLStreamConstants.CHARACTERS && !append(text)) {
                fault = TOO_LONG;
            }
        }
        if (fault == null && text.indexOf("\uFFFD") >= 0) {
            fault = Reason.of("fault.garbled", charset.name());
        }
        return new Text(text.toString().strip(), fault);
    }

    private boolean append(StringBuilder text) throws XMLStreamException {
        try {
            if (text.length() + cursor.now().getTextLength() > MAX_TEXT) {
                return false;
            }
            text.append(
                    cursor.now().getTextCharacters(),
                    cursor.now().getTextStart(),
                    cursor.now().getTextLength());
            return true;
        } catch (WstxLazyException e) {
            // the text is read only here, where the interface has no place for what goes wrong
            throw e.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException(e);
        }
    }
}
