package io.edgesweep.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a list, unzipped, and the charset that they are written in.
 *
 * @param bytes   from the beginning, byte order mark included
 * @param charset what the byte order mark says, else what people said, else UTF-8
 */
record CsvText(InputStream bytes, Charset charset) {

    /** How many bytes are looked at. */
    private static final int MARK = 4;

    /** @param declared what people say it is written in; null when they say nothing */
    static CsvText of(InputStream zippedOrNot, @Nullable Charset declared) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Gzip.unzipped(zippedOrNot, Gzip.DEFAULT_RATIO));
        bytes.mark(MARK);
        byte[] mark = bytes.readNBytes(MARK);
        bytes.reset();
        Charset marked = marked(mark);
        if (marked != null) {
            return new CsvText(bytes, marked);
        }
        return new CsvText(bytes, declared == null ? StandardCharsets.UTF_8 : declared);
    }

    /** The charset by its byte order mark; null where there is none. A mark goes before words: it is in the file itself. */
    private static @Nullable Charset marked(byte[] mark) {
        if (startsWith(mark, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(mark, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(mark, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
