package io.edgesweep.source.csv;

import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.text.ForeignText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What can be seen of a document before it is read. */
public final class DocumentStart {

    /** As many bytes as may stand before the first character that means something. */
    private static final int LOOKED_AT = 1024;

    /** As many bytes are looked at for the first URL of a text. */
    private static final int LINES = 8192;

    /** How much of something else is shown, in bytes. */
    private static final int SHOWN = 100;

    private DocumentStart() {}

    /**
     * Whether the first character is the {@code <} of XML. Whatever the charset, it is the first byte that is neither a byte
     * order mark, nor a blank, nor half of one.
     */
    public static boolean isXml(BufferedInputStream bytes) throws IOException {
        for (byte each : of(bytes, LOOKED_AT)) {
            if (!isBeforeText(each & 0xff)) {
                return each == '<';
            }
        }
        return false;
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
     * @throws UnreadableException when it is one
     */
    static void requireText(byte[] beginning) throws UnreadableException {
        if (startsWith(beginning, 'P', 'K', 3, 4)) {
            String names = new String(beginning, StandardCharsets.ISO_8859_1);
            boolean workbook =
                    names.contains("[Content_Types].xml") || names.contains("xl/") || names.contains("opendocument");
            throw new UnreadableException(workbook ? "source.workbook" : "source.zip");
        }
        if (startsWith(beginning, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new UnreadableException("source.old-workbook");
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

    /** Whether one of the first lines begins with a URL. A line that is cut off at the end is long enough to tell. */
    public static boolean hasLineOfUrl(BufferedInputStream bytes) throws IOException {
        // whatever the charset, these letters have the same byte, alone or beside a zero
        String text = new String(of(bytes, LINES), StandardCharsets.UTF_8).replace("\0", "");
        return text.lines().anyMatch(MoreThanUrl::isUrl);
    }

    /** The first characters, for people. */
    public static String shown(BufferedInputStream bytes) throws IOException {
        return ForeignText.oneLine(new String(of(bytes, SHOWN), StandardCharsets.UTF_8))
                .strip();
    }

    /** The first bytes, as far as they can be read. What fails is thrown to whoever reads on, after what came before it. */
    public static byte[] of(BufferedInputStream bytes, int most) throws IOException {
        bytes.mark(most);
        byte[] beginning = new byte[most];
        int length = 0;
        try {
            for (int count = 0; count >= 0 && length < most; length += Math.max(0, count)) {
                count = bytes.read(beginning, length, most - length);
            }
        } catch (IOException e) {
            // comes again
        }
        bytes.reset();
        return Arrays.copyOf(beginning, length);
    }
}
