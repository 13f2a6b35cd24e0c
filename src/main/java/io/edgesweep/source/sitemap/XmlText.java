package io.edgesweep.source.sitemap;

import io.edgesweep.source.csv.DecodedText;
import io.edgesweep.source.csv.DocumentStart;
import io.edgesweep.source.stream.Charsets;
import io.edgesweep.text.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML document. A byte order mark goes before what its server says, and that before what the document
 * says of itself (RFC 7303, section 3; XML 1.0, appendix F). Bytes that are not of the charset become U+FFFD, so
 * that they cost what they stand in and nothing else.
 *
 * @param charset in which the characters were read
 * @param note    what people should know of that choice; none when nothing
 */
record XmlText(Reader characters, Charset charset, Reason note) {

    /** In bytes; a declaration stands at the very beginning, or behind little that does not belong there. */
    private static final int LOOKED_AT = 4096;

    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    /**
     * Finds out the charset.
     *
     * @param sent what the server says; null when it says nothing
     */
    static XmlText of(BufferedInputStream bytes, @Nullable Charset sent) throws IOException {
        byte[] beginning = DocumentStart.of(bytes, LOOKED_AT);
        Charset charset = charset(beginning, sent);
        return new XmlText(
                new InputStreamReader(new TagLengthGuard(bytes), charset),
                charset,
                note(charset, declared(beginning), sent));
    }

    /** Whoever declares another charset may be right about it, and then the letters outside ASCII are not what they were. */
    private static Reason note(Charset charset, @Nullable Charset declared, @Nullable Charset sent) {
        return declared == null || !charset.equals(sent) || charset.equals(declared)
                ? Reason.NONE
                : Reason.of("source.other-charset", charset.name(), declared.name());
    }

    private static @Nullable Charset declared(byte[] beginning) {
        Matcher declaration = DECLARED.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
        return declaration.find() ? Charsets.named(declaration.group(1)) : null;
    }

    private static Charset charset(byte[] beginning, @Nullable Charset sent) {
        Charset marked = DecodedText.marked(beginning);
        if (marked != null) {
            return marked;
        }
        return sent == null ? byItself(beginning) : sent;
    }

    /** The first {@code <} tells the size of characters, and the declaration the rest; it cannot alter their size. */
    private static Charset byItself(byte[] beginning) {
        String latin = new String(beginning, StandardCharsets.ISO_8859_1);
        int first = latin.indexOf('<');
        if (first >= 0 && first + 1 < latin.length() && latin.charAt(first + 1) == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (first > 0 && latin.charAt(first - 1) == 0) {
            return StandardCharsets.UTF_16BE;
        }
        Charset declared = declared(beginning);
        return declared != null && "<".getBytes(declared).length == 1 ? declared : StandardCharsets.UTF_8;
    }
}
