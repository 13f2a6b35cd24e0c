package io.edgesweep.source.stream;

import io.edgesweep.text.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVException;

/** Says in words for people why reading failed. */
public final class FailureReasons {

    public static final String MISQUOTED =
            "is misquoted: a double quote is never closed, or text follows the closing one; write a"
                    + " double quote inside a quoted value twice";

    private FailureReasons() {}

    /** What is said of a row whose quotes are wrong. */
    public static Reason misquoted(String text) {
        return Reason.of(
                text.matches("(?s).*[\u201C-\u201F].*") ? "bad-row.misquoted-typographic" : "bad-row.misquoted");
    }

    /** What is said of a row of which it is not known where it ends, and that was read as far as another line. */
    public static Reason endless(Reason reason, long from, long to) {
        return Reason.of("bad-row.endless", reason, Long.toString(from), Long.toString(to));
    }

    /** Why a target cannot be read whose bytes are not of the charset. */
    public static Reason garbled(Charset charset) {
        return Reason.of("bad-row.garbled", charset.name());
    }

    /** The same where it is guessed what they are: a guess must not decide what is purged. */
    public static Reason guessed(Charset charset) {
        return Reason.of("bad-row.guessed", charset.name());
    }

    public static String of(IOException e) {
        if (e instanceof UnreadableException) {
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
        return "could not be read: " + (e.getMessage() == null ? "input failed" : e.getMessage()) + "; check its disk";
    }

    /** The parser wraps what the stream below it threw, and adds a position to its own message that we tell ourselves. */
    public static String of(XMLStreamException e) {
        return e.getCause() instanceof IOException io
                ? of(io)
                : "is not well-formed XML: " + parserSays(e) + "; the rest is not read. Have it corrected there";
    }

    /**
     * Why an entry of a document cannot be read.
     *
     * @param line where, if that is not where the entry starts; else 0
     */
    public static Reason ofEntry(XMLStreamException e, long line) {
        return line == 0
                ? Reason.of("bad-row.xml", parserSays(e))
                : Reason.of("bad-row.xml-at-line", parserSays(e), Long.toString(line));
    }

    private static String parserSays(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int lineBreak = message.indexOf('\n');
        return lineBreak < 0 ? message : message.substring(0, lineBreak);
    }
}
