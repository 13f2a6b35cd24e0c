package io.edgesweep.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVException;

/** Says in words for people why reading failed. */
final class Reasons {

    static final String MISQUOTED =
            "is misquoted: a double quote is never closed, or text follows the closing one; write a"
                    + " double quote inside a quoted value twice";

    private Reasons() {}

    /** Why a row cannot be read whose bytes are not of the charset. */
    static String garbled(Charset charset) {
        return "holds bytes that are not " + charset.name() + ", shown here as \uFFFD; save the file as UTF-8";
    }

    static String of(IOException e) {
        if (e instanceof Unreadable) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file; check its name and the directory that edgesweep was started in";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read by the user that edgesweep runs as; check the permissions";
        }
        if (e instanceof CSVException) {
            return "its first line " + MISQUOTED;
        }
        if (e instanceof EOFException) {
            return "ends in the middle of its gzip data; was it copied whole?";
        }
        if (e instanceof ZipException) {
            return "begins like gzip data but cannot be unzipped (" + e.getMessage() + "); make it again";
        }
        return "could not be read: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                + "; see whether its disk is well";
    }

    /** The parser wraps what the stream below it threw, and adds a position to its own message that we tell ourselves. */
    static String of(XMLStreamException e) {
        if (e.getCause() instanceof IOException io) {
            return of(io);
        }
        String message = String.valueOf(e.getMessage());
        int lineBreak = message.indexOf('\n');
        return "is not well-formed XML: " + (lineBreak < 0 ? message : message.substring(0, lineBreak))
                + "; the rest is not read. Have it mended there";
    }
}
