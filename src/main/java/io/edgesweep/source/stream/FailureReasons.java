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

/** Says for people why reading failed. */
public final class FailureReasons {

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

    public static Reason of(IOException e) {
        if (e instanceof UnreadableException unreadable) {
            return unreadable.reason();
        }
        if (e instanceof NoSuchFileException) {
            return Reason.of("source.no-file");
        }
        if (e instanceof AccessDeniedException) {
            return Reason.of("source.no-right");
        }
        if (e instanceof CSVException) {
            return Reason.of("source.first-line", Reason.of("bad-row.misquoted"));
        }
        if (e instanceof EOFException) {
            return Reason.of("source.half-gzip");
        }
        if (e instanceof ZipException) {
            return Reason.of("source.no-gzip", String.valueOf(e.getMessage()));
        }
        return Reason.of("source.failed", e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    /** The parser wraps what the stream below it threw, and adds a position to its own message that we tell ourselves. */
    public static Reason of(XMLStreamException e) {
        return e.getCause() instanceof IOException io ? of(io) : Reason.of("source.no-xml", parserSays(e));
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
