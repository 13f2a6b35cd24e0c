package io.edgesweep.sandbox.model;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes ids that look like the vendor's. */
public final class TaskIds {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final Random random = new SecureRandom();

    /** EdgeOne's {@code JobId}: 12 characters of {@code 0-9a-z}. */
    public String jobId() {
        return characters(12);
    }

    /** The CDN's {@code TaskId}: Unix seconds, a hyphen, and 8 characters of {@code 0-9a-z}. */
    public String taskId(Instant now) {
        return now.getEpochSecond() + "-" + characters(8);
    }

    private String characters(int count) {
        return random.ints(count, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
