package io.edgesweep.sandbox.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request's body.
 *
 * @param sha256 of the bytes exactly as received, in hexadecimal
 * @param isTooLarge whether it was over the limit
 * @param json what it says; {@code null} if it is no JSON, or too large
 */
public record Payload(
        String sha256, boolean isTooLarge, @Nullable JsonNode json) {

    /** Reads to the end whatever the size, because the signature covers every byte; keeps no more than the limit. */
    public static Payload read(InputStream body, int limit, JsonMapper mapper) throws IOException {
        DigestInputStream digested = new DigestInputStream(body, Tc3.sha256());
        byte[] kept = digested.readNBytes(limit);
        boolean tooLarge = digested.transferTo(OutputStream.nullOutputStream()) > 0;
        MessageDigest digest = digested.getMessageDigest();
        return new Payload(HexFormat.of().formatHex(digest.digest()), tooLarge, tooLarge ? null : parse(kept, mapper));
    }

    private static @Nullable JsonNode parse(byte[] bytes, JsonMapper mapper) {
        try {
            JsonNode json = mapper.readTree(bytes);
            return json.isObject() ? json : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
