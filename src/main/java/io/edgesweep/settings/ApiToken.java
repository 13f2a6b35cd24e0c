package io.edgesweep.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A token by which a program may use the API. Only its hash is kept.
 *
 * @param name what people call the program
 * @param hash SHA-256 of the token, as 64 hexadecimal digits
 */
public record ApiToken(String name, String hash) {

    /** The token of a program. */
    public static ApiToken of(String name, String token) {
        return new ApiToken(name, HexFormat.of().formatHex(digest(token)));
    }

    /** Whether the text is the token; it takes as long whatever the text is. */
    public boolean matches(String text) {
        return MessageDigest.isEqual(digest(text), HexFormat.of().parseHex(hash));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "ApiToken[name=" + name + "]";
    }
}
