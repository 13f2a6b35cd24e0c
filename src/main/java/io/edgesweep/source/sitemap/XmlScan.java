package io.edgesweep.source.sitemap;

import io.edgesweep.source.stream.RereadableStream;
import java.io.IOException;
import java.util.function.Predicate;

/** Looks for tags in text that a parser would not take, and counts lines as it goes. */
final class XmlScan {

    /** In characters; a longer name is none of ours. */
    private static final int LONGEST_NAME = 100;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final RereadableStream text;
    private long lines;
    private boolean afterReturn;

    XmlScan(RereadableStream text) {
        this.text = text;
    }

    /** How many line breaks stand before the present place. */
    long lines() {
        return lines;
    }

    /** Whether the next tag, which was found, is an end tag. */
    boolean isAtEndTag() throws IOException {
        long at = text.offset();
        boolean isEnd = isNext("</");
        text.seek(at);
        return isEnd;
    }

    /** Goes to a place that is kept, before which so many line breaks stand. */
    void startAt(long offset, long linesBefore) {
        text.seek(offset);
        lines = linesBefore;
        afterReturn = false;
    }

    /**
     * Passes white space, byte order marks and comments at the beginning of a document.
     *
     * @return whether an XML declaration follows on more than one byte order mark
     */
    boolean skipToDeclaration() throws IOException {
        boolean passed = false;
        while (true) {
            long at = text.offset();
            int c = read();
            if (c == BYTE_ORDER_MARK || isBlank(c)) {
                passed |= at > 0 || c != BYTE_ORDER_MARK;
            } else if (c == '<' && isNext("!--")) {
                skipBehind('-');
                passed = true;
            } else {
                boolean declared = c == '<' && isNext("?xml") && isBlank(text.read());
                text.seek(at);
                return passed && declared;
            }
        }
    }

    /**
     * Goes to the start of the next tag that is wanted, outside comments and CDATA sections.
     *
     * @param wanted whether a start tag of the name is
     * @param end    the name of the end tag that is wanted, with its slash
     * @return false when there is none
     */
    boolean findTag(Predicate<String> wanted, String end) throws IOException {
        for (int c = read(); c >= 0; c = read()) {
            if (c != '<') {
                continue;
            }
            long at = text.offset() - 1;
            if (isNext("!--")) {
                skipBehind('-');
            } else if (isNext("![CDATA[")) {
                skipBehind(']');
            } else {
                String name = name();
                boolean found = wanted.test(name) || name.equals(end);
                text.seek(found ? at : at + 1);
                if (found) {
                    return true;
                }
            }
        }
        return false;
    }

    private String name() throws IOException {
        StringBuilder name = new StringBuilder();
        for (int c = text.read();
                c >= 0 && !isBlank(c) && c != '>' && c != '<' && (c != '/' || name.isEmpty());
                c = text.read()) {
            if (name.length() == LONGEST_NAME) {
                return "";
            }
            name.append((char) c);
        }
        return name.toString();
    }

    /** Passes the expected characters, if they are the next. */
    private boolean isNext(String expected) throws IOException {
        long at = text.offset();
        for (int i = 0; i < expected.length(); i++) {
            if (text.read() != expected.charAt(i)) {
                text.seek(at);
                return false;
            }
        }
        return true;
    }

    /** Passes what ends with the character twice and {@code >}. */
    private void skipBehind(char twice) throws IOException {
        int before = 0;
        int last = 0;
        for (int c = read(); c >= 0 && !(c == '>' && last == twice && before == twice); c = read()) {
            before = last;
            last = c;
        }
    }

    private int read() throws IOException {
        int c = text.read();
        if (c == '\r' || (c == '\n' && !afterReturn)) {
            lines++;
        }
        afterReturn = c == '\r';
        return c;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
