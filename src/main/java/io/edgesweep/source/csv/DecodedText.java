package io.edgesweep.source.csv;

import io.edgesweep.settings.FetchSettings;
import io.edgesweep.source.stream.FailureReasons;
import io.edgesweep.source.stream.GbkDetector;
import io.edgesweep.source.stream.Gzip;
import io.edgesweep.source.stream.LastingFailure;
import io.edgesweep.text.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a list, unzipped, and the charset that they are written in.
 *
 * @param bytes     from the beginning, byte order mark included
 * @param charset   what the byte order mark says, else what people said, else UTF-8, or what it is guessed to be instead
 * @param isGuessed whether nobody said it: then it is good for showing what stands there, not for sending it
 */
public record DecodedText(InputStream bytes, Charset charset, boolean isGuessed) {

    /** How many bytes are looked at. */
    private static final int SAMPLE = 1 << 16;

    /**
     * Decodes a list, and unpacks it first if it is packed.
     *
     * @param declared what people say it is written in; null when they say nothing
     */
    public static DecodedText of(InputStream zippedOrNot, @Nullable Charset declared) throws IOException {
        int ratio = FetchSettings.DEFAULT.sizes().ratio();
        BufferedInputStream bytes = new BufferedInputStream(new LastingFailure(Gzip.unzipped(zippedOrNot, ratio)));
        byte[] sample = DocumentStart.of(bytes, SAMPLE);
        DocumentStart.requireText(sample);
        Charset marked = marked(sample);
        if (marked != null) {
            return new DecodedText(bytes, marked, false);
        }
        if (declared != null) {
            return new DecodedText(bytes, declared, false);
        }
        return GbkDetector.isLikely(sample)
                ? new DecodedText(bytes, GbkDetector.CHARSET, true)
                : new DecodedText(bytes, StandardCharsets.UTF_8, false);
    }

    /**
     * What is wrong with the bytes of a target, if they are not of the charset; else null. The decoder puts U+FFFD in their
     * place; where that character stands in the file itself, an earlier program has lost what belonged there, which comes
     * to the same.
     */
    @Nullable
    public Reason garbled(String target) {
        if (isGuessed) {
            return target.chars().anyMatch(c -> c > 0x7f) ? FailureReasons.guessed(charset) : null;
        }
        return target.indexOf('\uFFFD') < 0 ? null : FailureReasons.garbled(charset);
    }

    /** The charset by its byte order mark; null where there is none. A mark goes before words: it is in the file itself. */
    public static @Nullable Charset marked(byte[] mark) {
        if (DocumentStart.startsWith(mark, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (DocumentStart.startsWith(mark, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        return DocumentStart.startsWith(mark, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
    }
}
