package io.edgesweep.notice;

import io.edgesweep.target.ForeignText;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a chat robot's answer says. The robots of WeCom, DingTalk, Feishu and Lark answer with the status 200 also when they refuse,
 * so their body decides: a code of 0 is a message that was taken. Which robot it is, is told by the host of the address, for a
 * field called {@code code} means something else to others. Source: the vendors' help on robots for groups.
 */
final class RobotAnswer {

    private static final int LONGEST_TEXT = 200;

    /** Shorter parts of an address are words of its interface, and no secrets. */
    private static final int SHORTEST_SECRET = 5;

    /** The fields that hold the code, the one of today first. */
    private static final Map<String, List<String>> CODES = Map.of(
            "qyapi.weixin.qq.com", List.of("errcode"),
            "oapi.dingtalk.com", List.of("errcode"),
            "open.feishu.cn", List.of("code", "StatusCode"),
            "open.larksuite.com", List.of("code", "StatusCode"));

    private static final List<String> TEXTS = List.of("errmsg", "msg", "StatusMessage");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RobotAnswer() {}

    /**
     * Why a robot did not take a message that it answered with a status of success.
     *
     * @param address whom the message went to
     * @param body    the answer's body, or its beginning
     * @return empty when it took it, or when it is no robot that we know
     */
    static Optional<String> problem(URI address, String body) {
        List<String> fields = CODES.get(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT));
        if (fields == null) {
            return Optional.empty();
        }
        JsonNode answer = read(body);
        Optional<JsonNode> code = fields.stream()
                .map(answer::path)
                .filter(Predicate.not(JsonNode::isMissingNode))
                .findFirst();
        if (code.isEmpty()) {
            return Optional.of("it answered without " + fields.get(0) + ", so nobody may have been told");
        }
        if (code.get().asString("").equals("0")) {
            return Optional.empty();
        }
        String text = TEXTS.stream()
                .map(answer::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElse("");
        return Optional.of("it refused with " + fields.get(0) + " "
                + shown(code.get().asString("?"), address) + (text.isEmpty() ? "" : ": " + shown(text, address)));
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    /** A robot may repeat the key that it was called with, which is the secret. */
    private static String shown(String text, URI address) {
        String without = text;
        for (String part : parts(address)) {
            without = without.replace(part, "…");
        }
        return ForeignText.shown(without, LONGEST_TEXT);
    }

    private static List<String> parts(URI address) {
        return Stream.of(address.getRawPath(), address.getRawQuery())
                .flatMap(text -> text == null ? Stream.empty() : Stream.of(text.split("[/?&=]")))
                .flatMap(part -> Stream.of(part, URLDecoder.decode(part, StandardCharsets.UTF_8)))
                .filter(part -> part.length() >= SHORTEST_SECRET)
                .distinct()
                .toList();
    }
}
