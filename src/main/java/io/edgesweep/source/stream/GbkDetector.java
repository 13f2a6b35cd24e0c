package io.edgesweep.source.stream;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Tells text in GBK, which spreadsheets in China write, from text in UTF-8. GB18030 holds all of GBK. By its bytes alone, text of
 * other languages may look the same.
 */
public final class GbkDetector {

    public static final Charset CHARSET = Charset.forName("GB18030");

    /** So many of the characters must be of GB 2312, the common ones, for each that is not. */
    private static final int COMMON = 10;

    private GbkDetector() {}

    /**
     * Whether the text is GBK rather than UTF-8.
     *
     * @param sample the beginning of the text; the last character may be cut off
     */
    public static boolean isLikely(byte[] sample) {
        int common = 0;
        int rare = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] >= 0) {
                continue;
            }
            int lead = sample[i] & 0xff;
            int trail = ++i < sample.length ? sample[i] & 0xff : 0xff;
            if (lead == 0x80 || lead == 0xff || trail < 0x30 || trail == 0x7f) {
                return false;
            }
            boolean isCommon = lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1;
            common += isCommon ? 1 : 0;
            rare += isCommon ? 0 : 1;
        }
        return common > 0 && common >= COMMON * rare && !isUtf8(sample);
    }

    private static boolean isUtf8(byte[] sample) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        return !decoder.decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length), false)
                .isError();
    }
}
