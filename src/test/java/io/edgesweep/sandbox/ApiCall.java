package io.edgesweep.sandbox;

import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A call, signed by the book and then bent as a test needs it. It goes over a socket of its own, because HTTP clients
 * do not let one choose the Host header or the order of mistakes.
 */
public final class ApiCall {

    public final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private String method = "POST";
    private String path = "/";
    private String query = "";
    private String service = "teo";
    private String signedHost = "";
    private String signedHeaders = "content-type;host";
    private String secretKey = SandboxSettings.SAMPLE_KEY.secretKey();
    private String secretId = SandboxSettings.SAMPLE_KEY.secretId();
    private String body;

    private ApiCall(String action, String body) {
        this.body = body;
        headers.put("X-TC-Action", action);
        headers.put("X-TC-Version", "2022-09-01");
        headers.put("Content-Type", "application/json");
        headers.put("Host", "teo.tencentcloudapi.com");
    }

    public static ApiCall of(String action, String body) {
        return new ApiCall(action, body);
    }

    /** A call of the classic CDN instead of EdgeOne. */
    public ApiCall toCdn() {
        service = "cdn";
        return with("X-TC-Version", "2018-06-06").with("Host", "cdn.tencentcloudapi.com");
    }

    public ApiCall at(Instant time) {
        return with("X-TC-Timestamp", String.valueOf(time.getEpochSecond()));
    }

    /** An empty value leaves the header out. */
    public ApiCall with(String header, String value) {
        if (value.isEmpty()) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    public ApiCall withKey(SandboxKey key) {
        secretId = key.secretId();
        secretKey = key.secretKey();
        String token = key.token();
        return token == null ? this : with("X-TC-Token", token);
    }

    public ApiCall withSecretId(String id) {
        secretId = id;
        return this;
    }

    public ApiCall withSecretKey(String key) {
        secretKey = key;
        return this;
    }

    public ApiCall withMethod(String word) {
        method = word;
        return this;
    }

    public ApiCall withPath(String text) {
        path = text;
        return this;
    }

    public ApiCall withQuery(String text) {
        query = text;
        return with("Content-Type", "application/x-www-form-urlencoded").withMethod("GET");
    }

    public ApiCall withService(String text) {
        service = text;
        return this;
    }

    public ApiCall withSignedHost(String host) {
        signedHost = host;
        return this;
    }

    public ApiCall withSignedHeaders(String names) {
        signedHeaders = names;
        return this;
    }

    /** Signs what the call is now; what is changed later breaks the signature. */
    public ApiCall sign() {
        Instant time = Instant.ofEpochSecond(Long.parseLong(headers.getOrDefault("X-TC-Timestamp", "0")));
        String date = time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        String scope = date + "/" + service + "/tc3_request";
        StringBuilder canonical = new StringBuilder(method + "\n/\n" + query + "\n");
        for (String name : List.of(signedHeaders.split(";"))) {
            String value = name.equals("host") && !signedHost.isEmpty() ? signedHost : headers.getOrDefault(name, "");
            canonical.append(name).append(':').append(value.toLowerCase()).append('\n');
        }
        canonical.append('\n').append(signedHeaders).append('\n');
        canonical.append(sha256(headers.getOrDefault("X-TC-Content-SHA256", body)));
        String text = "TC3-HMAC-SHA256\n" + time.getEpochSecond() + "\n" + scope + "\n" + sha256(canonical.toString());
        byte[] key = ("TC3" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(date, service, "tc3_request")) {
            key = hmac(key, step);
        }
        return authorized(scope, HexFormat.of().formatHex(hmac(key, text)));
    }

    public ApiCall authorized(String scope, String signature) {
        return with(
                "Authorization",
                "TC3-HMAC-SHA256 Credential=" + secretId + "/" + scope + ", SignedHeaders=" + signedHeaders
                        + ", Signature=" + signature);
    }

    public ApiCall withBody(String text) {
        body = text;
        return this;
    }

    public String authorization() {
        return headers.getOrDefault("Authorization", "");
    }

    public String body() {
        return body;
    }

    public ApiReply sendTo(Sandbox sandbox) {
        try (Socket socket = new Socket("127.0.0.1", sandbox.port())) {
            byte[] payload = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(method + " " + path + (query.isEmpty() ? "" : "?" + query));
            head.append(" HTTP/1.1\r\n");
            headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            head.append("Content-Length: " + payload.length + "\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(payload);
            return reply(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ApiReply reply(String text) throws IOException {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("No answer: " + text);
        }
        List<String> lines = text.substring(0, end).lines().toList();
        Map<String, List<String>> received = new LinkedHashMap<>();
        lines.stream().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            received.put(
                    line.substring(0, colon), List.of(line.substring(colon + 1).trim()));
        });
        return new ApiReply(
                Integer.parseInt(lines.get(0).split(" ")[1]),
                HttpHeaders.of(received, (name, value) -> true),
                text.substring(end + 4));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
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
