package io.edgesweep.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for robots of WeCom, DingTalk and Feishu, for Slack, Healthchecks and a program of somebody: takes what these take,
 * and refuses what they refuse, in their words and with their status.
 */
public final class ChatRobots implements AutoCloseable {

    public static final String SECRET = "SEC-of-the-robot";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final InstantSource clock;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    public ChatRobots(InstantSource clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/wecom", exchange -> answer(exchange, this::wecom));
        server.createContext("/dingtalk", exchange -> answer(exchange, this::dingTalk));
        server.createContext("/feishu", exchange -> answer(exchange, this::feishu));
        server.createContext("/slack", exchange -> answer(exchange, this::slack));
        server.createContext("/program", exchange -> answer(exchange, this::program));
        server.createContext("/hc", exchange -> answer(exchange, this::healthchecks));
        server.start();
    }

    private record Answer(int status, String body, boolean took) {}

    private interface Robot {

        Answer take(HttpExchange exchange, String body) throws IOException;
    }

    private void answer(HttpExchange exchange, Robot robot) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = robot.take(exchange, body);
        if (answer.took()) {
            taken.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            bodies.add(body);
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Answer ok(String body) {
        return new Answer(200, body, true);
    }

    private static Answer no(int status, String body) {
        return new Answer(status, body, false);
    }

    private Answer wecom(HttpExchange exchange, String body) {
        JsonNode json = JSON.readTree(body);
        String text = json.at("/text/content").asString("");
        if (!json.path("msgtype").asString("").equals("text") || text.isEmpty()) {
            return no(200, "{\"errcode\":40008,\"errmsg\":\"invalid message type\"}");
        }
        return text.getBytes(StandardCharsets.UTF_8).length > 2048
                ? no(200, "{\"errcode\":40058,\"errmsg\":\"content size out of limit\"}")
                : ok("{\"errcode\":0,\"errmsg\":\"ok\"}");
    }

    private Answer dingTalk(HttpExchange exchange, String body) {
        String query = URLDecoder.decode(exchange.getRequestURI().getQuery(), StandardCharsets.UTF_8);
        String raw = exchange.getRequestURI().getRawQuery();
        String time = raw.replaceFirst(".*timestamp=(\\d+).*", "$1");
        String sign = URLDecoder.decode(raw.replaceFirst(".*sign=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        boolean right = query.contains("access_token=")
                && isFresh(Instant.ofEpochMilli(Long.parseLong(time)))
                && sign.equals(base64(SECRET, time + "\n" + SECRET))
                && JSON.readTree(body).at("/text/content").isString();
        return right
                ? ok("{\"errcode\":0,\"errmsg\":\"ok\"}")
                : no(200, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}");
    }

    private Answer feishu(HttpExchange exchange, String body) {
        JsonNode json = JSON.readTree(body);
        String time = json.path("timestamp").asString("0");
        boolean right = isFresh(Instant.ofEpochSecond(Long.parseLong(time)))
                && json.path("sign").asString("").equals(base64(time + "\n" + SECRET, ""))
                && json.path("msg_type").asString("").equals("text")
                && json.at("/content/text").isString();
        return right
                ? ok("{\"code\":0,\"msg\":\"success\"}")
                : no(200, "{\"code\":19021,\"msg\":\"sign match fail or timestamp is not within one hour\"}");
    }

    private Answer slack(HttpExchange exchange, String body) {
        JsonNode json = JSON.readTree(body);
        for (JsonNode block : json.path("blocks")) {
            String type = block.path("type").asString("");
            boolean header = type.equals("header")
                    && block.at("/text/type").asString("").equals("plain_text")
                    && block.at("/text/text").asString("").length() <= 150;
            boolean section = type.equals("section")
                    && block.at("/text/type").asString("").equals("mrkdwn")
                    && block.at("/text/text").asString("").length() <= 3000;
            if (!header && !section && !type.equals("context")) {
                return no(400, "invalid_blocks");
            }
        }
        return json.path("text").isString() && json.path("blocks").size() > 0 ? ok("ok") : no(400, "no_text");
    }

    private Answer program(HttpExchange exchange, String body) {
        String time = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Edgesweep-Timestamp"), "0");
        String sign = exchange.getRequestHeaders().getFirst("X-Edgesweep-Signature");
        String right = "sha256=" + HexFormat.of().formatHex(hmac(SECRET, time + "." + body));
        return right.equals(sign) && isFresh(Instant.ofEpochSecond(Long.parseLong(time)))
                ? new Answer(204, "", true)
                : no(401, "");
    }

    /** A body is shown there; the beginning has none. */
    private Answer healthchecks(HttpExchange exchange, String body) {
        boolean start = exchange.getRequestURI().getPath().endsWith("/start");
        return start == body.isEmpty() ? ok("OK") : no(400, "");
    }

    private boolean isFresh(Instant time) {
        return Duration.between(time, clock.instant()).abs().compareTo(Duration.ofHours(1)) < 0;
    }

    private static String base64(String key, String data) {
        return Base64.getEncoder().encodeToString(hmac(key, data));
    }

    private static byte[] hmac(String key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What was taken: the method and the path. */
    public List<String> taken() {
        return taken;
    }

    /** The bodies of what was taken. */
    public List<String> bodies() {
        return bodies;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
