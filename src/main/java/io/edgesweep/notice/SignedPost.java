package io.edgesweep.notice;

import io.edgesweep.settings.NoticeSpec.Webhook;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is posted to a webhook, with the signature that it asks for, if it shares a secret with us. Source: the vendors' help on
 * robots for groups, on their security settings.
 *
 * @param address where to
 * @param body    the JSON
 * @param headers besides the usual ones
 */
record SignedPost(URI address, String body, Map<String, String> headers) {

    /** When it was signed, in seconds since 1970. */
    static final String TIMESTAMP = "X-Edgesweep-Timestamp";

    /** HMAC-SHA256 of the timestamp, a dot and the body, by the secret, in hexadecimal. */
    static final String SIGNATURE = "X-Edgesweep-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static SignedPost of(Webhook webhook, Map<String, Object> content, Instant now) {
        URI address = webhook.url().uri();
        if (webhook.secret().isEmpty()) {
            return new SignedPost(address, JSON.writeValueAsString(content), Map.of());
        }
        String secret = webhook.secret().get().value();
        return switch (webhook.format()) {
            case DINGTALK ->
                new SignedPost(ofDingTalk(address, secret, now), JSON.writeValueAsString(content), Map.of());
            case FEISHU -> new SignedPost(address, ofFeishu(content, secret, now), Map.of());
            case JSON -> ofPrograms(address, JSON.writeValueAsString(content), secret, now);
            case SLACK, WECOM -> throw new IllegalArgumentException("no signature for " + webhook.format());
        };
    }

    /** In the query: the time in milliseconds, and what both of us can make of it and the secret. */
    private static URI ofDingTalk(URI address, String secret, Instant now) {
        String time = String.valueOf(now.toEpochMilli());
        String sign = Base64.getEncoder().encodeToString(hmac(secret, time + "\n" + secret));
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + "timestamp=" + time + "&sign="
                + URLEncoder.encode(sign, StandardCharsets.UTF_8));
    }

    /** In the body: the time in seconds; with the secret it is the key, and nothing is signed by it. */
    private static String ofFeishu(Map<String, Object> content, String secret, Instant now) {
        String time = String.valueOf(now.getEpochSecond());
        Map<String, Object> signed = new LinkedHashMap<>();
        signed.put("timestamp", time);
        signed.put("sign", Base64.getEncoder().encodeToString(hmac(time + "\n" + secret, "")));
        signed.putAll(content);
        return JSON.writeValueAsString(signed);
    }

    private static SignedPost ofPrograms(URI address, String body, String secret, Instant now) {
        String time = String.valueOf(now.getEpochSecond());
        String sign = HexFormat.of().formatHex(hmac(secret, time + "." + body));
        return new SignedPost(address, body, Map.of(TIMESTAMP, time, SIGNATURE, "sha256=" + sign));
    }

    private static byte[] hmac(String key, String data) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
