package io.edgesweep.source;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.osgi.InputFactoryProviderImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an XML document, as a stream. Namespaces are not looked at: they are missing or wrong as often as not.
 * An element counts by its name if it has the root's prefix or none.
 *
 * <p>No document type is read, no entity resolved but the five of XML, and nothing is fetched.
 */
final class XmlElements {

    /** In characters; far beyond any URL, and enough to show what is wrong. */
    static final int MAX_TEXT = 8192;

    private final XMLStreamReader xml;
    private final String root;
    private final String prefix;

    /**
     * The text of an element.
     *
     * @param value without the white space around it
     * @param fault why it cannot be trusted, if so
     */
    record Text(String value, @Nullable String fault) {}

    /** Reads as far as the start of the root element. */
    XmlElements(InputStream bytes) throws XMLStreamException {
        this.xml = factory().createXMLStreamReader(bytes);
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            // what stands before the root means nothing to us
        }
        this.root = xml.getLocalName();
        this.prefix = root.substring(0, root.indexOf(':') + 1);
    }

    /** The root's name without its prefix. */
    String root() {
        return root.substring(prefix.length());
    }

    /** The line that reading has come to, from 1. */
    long line() {
        return xml.getLocation().getLineNumber();
    }

    /**
     * Goes to the next element within the present one.
     *
     * @return its name, without the root's prefix but with any other; null at the present one's end
     */
    @Nullable
    String child() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return null;
            }
        }
        return null;
    }

    /** An attribute of the element that {@link #child} has just come to; null when it has none of the name. */
    @Nullable
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** Reads what follows the root: nothing that means anything, but it must be well-formed all the same. */
    void finish() throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
        }
    }

    /** Passes over the rest of the present element. */
    void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
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
        String fault = null;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                fault = "&" + xml.getLocalName() + "; which is not resolved, for safety; write '&' itself as &amp;";
            } else if (event == XMLStreamConstants.CHARACTERS && !append(text)) {
                fault = "more than " + MAX_TEXT + " characters";
            }
        }
        return new Text(text.toString().strip(), fault);
    }

    private boolean append(StringBuilder text) throws XMLStreamException {
        try {
            if (text.length() + xml.getTextLength() > MAX_TEXT) {
                return false;
            }
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            return true;
        } catch (WstxLazyException e) {
            // the text is read only here, where the interface has no place for what goes wrong
            throw e.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException(e);
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
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 100);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 100);
        return factory;
    }
}
