package io.edgesweep.sandbox.call;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The arithmetic of the vendor's signature version 3 (API reference: Signature v3). */
public final class Tc3 {

    static final String ALGORITHM = "TC3-HMAC-SHA256";
    static final String TERMINATOR = "tc3_request";

    private Tc3() {}

    /**
     * The signature in hexadecimal.
     *
     * @param date of the timestamp, in UTC
     * @param timestamp Unix time in seconds
     */
    public static String sign(
            String secretKey, String date, String service, String timestamp, String canonicalRequest) {
        String stringToSign = String.join(
                "\n", ALGORITHM, timestamp, date + "/" + service + "/" + TERMINATOR, sha256Hex(canonicalRequest));
        byte[] dateKey = hmac(("TC3" + secretKey).getBytes(StandardCharsets.UTF_8), date);
        byte[] signingKey = hmac(hmac(dateKey, service), TERMINATOR);
        return HexFormat.of().formatHex(hmac(signingKey, stringToSign));
    }

    public static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
