package io.edgesweep.settings;

import io.edgesweep.text.Sha256;
import java.security.MessageDigest;
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
        return new ApiToken(name, Sha256.hex(token));
    }

    /** Whether the text is the token; it takes as long whatever the text is. */
    public boolean matches(String text) {
        return MessageDigest.isEqual(Sha256.of(text), HexFormat.of().parseHex(hash));
    }

    @Override
    public String toString() {
        return "ApiToken[name=" + name + "]";
    }
}
