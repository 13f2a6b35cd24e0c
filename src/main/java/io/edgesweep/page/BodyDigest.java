package io.edgesweep.page;

import com.google.re2j.Pattern;
import io.edgesweep.targets.Seen;
import io.edgesweep.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Makes a number of a page: another number, another page. What matches one of the expressions does not count. The highest 16
 * bits are of the expressions themselves, so that a number made by others is known for one. For several threads.
 */
final class BodyDigest {

    /** A longer body is not compared if something in it does not count: it would have to be held in memory. */
    static final int LONGEST = 8 << 20;

    /** So much of a body is held beside others; of what is longer, no more than two are. */
    private static final int SHORT = 256 << 10;

    private static final int RULES_BITS = Seen.RULES_BITS;

    private final List<Pattern> ignored;
    private final long rules;
    private final Semaphore longer = new Semaphore(2);

    /** A body that cannot be compared. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** @param expressions of RE2, what does not count */
    BodyDigest(List<String> expressions) {
        this.ignored = expressions.stream().map(Pattern::compile).toList();
        MessageDigest sha = Sha256.begin();
        expressions.forEach(expression -> sha.update((expression + "\n").getBytes(StandardCharsets.UTF_8)));
        this.rules = expressions.isEmpty() ? 0 : ByteBuffer.wrap(sha.digest()).getLong() << (Long.SIZE - RULES_BITS);
    }

    /** The body's number and length. */
    record Digested(long digest, long length) {}

    /** Reads a body to its end. */
    Digested of(InputStream body) throws IOException {
        if (!ignored.isEmpty()) {
            return ofWhatCounts(body);
        }
        MessageDigest sha = Sha256.begin();
        long length = 0;
        byte[] buffer = new byte[1 << 14];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            sha.update(buffer, 0, read);
            length += read;
        }
        return new Digested(number(sha), length);
    }

    private Digested ofWhatCounts(InputStream body) throws IOException {
        byte[] start = body.readNBytes(SHORT);
        if (start.length < SHORT) {
            return ofWhatCounts(start);
        }
        longer.acquireUninterruptibly();
        try {
            byte[] rest = body.readNBytes(LONGEST + 1 - SHORT);
            if (rest.length > LONGEST - SHORT) {
                throw new TooLargeException();
            }
            byte[] whole = Arrays.copyOf(start, SHORT + rest.length);
            System.arraycopy(rest, 0, whole, SHORT, rest.length);
            return ofWhatCounts(whole);
        } finally {
            longer.release();
        }
    }

    private Digested ofWhatCounts(byte[] bytes) {
        // A letter for each byte, whatever charset the page is in.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Pattern each : ignored) {
            text = each.matcher(text).replaceAll("");
        }
        MessageDigest sha = Sha256.begin();
        sha.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return new Digested(number(sha), bytes.length);
    }

    private long number(MessageDigest sha) {
        return rules | (ByteBuffer.wrap(sha.digest()).getLong() >>> RULES_BITS) | 1;
    }

    /** The number of an answer without a page that counts, as of one that says where the page has moved to. */
    long ofAnswer(String text) {
        MessageDigest sha = Sha256.begin();
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        return number(sha);
    }

    /** The number of a text. */
    static long of(String text) {
        return ByteBuffer.wrap(Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8)))
                        .getLong()
                | 1;
    }
}
