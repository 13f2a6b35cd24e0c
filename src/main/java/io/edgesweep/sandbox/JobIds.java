package io.edgesweep.sandbox;

import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes ids that look like the vendor's: 12 characters of {@code 0-9a-z}. */
final class JobIds {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final Random random = new SecureRandom();

    String next() {
        return random.ints(12, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
