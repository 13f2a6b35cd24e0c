package io.edgesweep.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What can be seen of a document before it is read. */
final class Beginning {

    /** As many bytes as may stand before the first character that means something. */
    private static final int LOOKED_AT = 1024;

    /** How much of something else is shown, in bytes. */
    private static final int SHOWN = 100;

    private Beginning() {}

    /**
     * Whether the first character is the {@code <} of XML. Whatever the charset, it is the first byte that is neither a byte
     * order mark, nor a blank, nor half of one.
     */
    static boolean isXml(BufferedInputStream bytes) throws IOException {
        bytes.mark(LOOKED_AT);
        int first = ' ';
        for (int i = 0; i < LOOKED_AT && isBeforeText(first); i++) {
            first = bytes.read();
        }
        bytes.reset();
        return first == '<';
    }

    private static boolean isBeforeText(int c) {
        return switch (c) {
            case 0, ' ', '\t', '\r', '\n', 0xef, 0xbb, 0xbf, 0xfe, 0xff -> true;
            default -> false;
        };
    }

    /** The first characters, for people. */
    static String shown(BufferedInputStream bytes) throws IOException {
        bytes.mark(SHOWN);
        String text = new String(bytes.readNBytes(SHOWN), StandardCharsets.UTF_8);
        bytes.reset();
        return text.replaceAll("[\\p{Cntrl}\uFEFF]+", " ").strip();
    }
}
