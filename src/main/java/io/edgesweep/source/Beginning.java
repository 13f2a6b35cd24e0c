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

    private static final String SAVE =
            "and no CSV; open it there, save it as \"CSV UTF-8 (comma delimited)\", and give that file";

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

    /**
     * Refuses files that are no text by the bytes that they begin with, and says what to make of them.
     *
     * @throws Unreadable when it is one
     */
    static void requireText(byte[] beginning) throws Unreadable {
        if (startsWith(beginning, 'P', 'K', 3, 4)) {
            String names = new String(beginning, StandardCharsets.ISO_8859_1);
            throw new Unreadable(
                    names.contains("[Content_Types].xml") || names.contains("xl/") || names.contains("opendocument")
                            ? "is a workbook of a spreadsheet program, " + SAVE
                            : "is a zip archive; unzip it, and give the files in it");
        }
        if (startsWith(beginning, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new Unreadable("is a workbook of an old Excel, " + SAVE);
        }
    }

    /** Whether the bytes begin so. */
    static boolean startsWith(byte[] bytes, int... beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first characters, for people. */
    static String shown(BufferedInputStream bytes) throws IOException {
        bytes.mark(SHOWN);
        String text = new String(bytes.readNBytes(SHOWN), StandardCharsets.UTF_8);
        bytes.reset();
        return text.replaceAll("[\\p{Cntrl}\uFEFF]+", " ").strip();
    }
}
