package io.edgesweep.notice;

import io.edgesweep.text.ForeignText;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a chat robot's answer says. The robots of WeCom, DingTalk, Feishu and Lark answer with the status 200 also when they refuse,
 * so their body decides: a code of 0 is a message that was taken. At the address of a robot an answer without a code is a refusal,
 * too. Any other address may be a relay that hands a robot's answer on, or no robot at all: there only a number that says no
 * counts. Source: the vendors' help on robots for groups.
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

    /** The fields that hold it in the answers of all of them. */
    private static final List<String> ANY_CODE = List.of("errcode", "code");

    private static final List<String> TEXTS = List.of("errmsg", "msg", "StatusMessage");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RobotAnswer() {}

    /**
     * Why a robot did not take a message that it answered with a status of success.
     *
     * @param address whom the message went to
     * @param body    the answer's body, or its beginning
     * @return empty when it took it, or when what answered is no robot that we know
     */
    static Optional<String> problem(URI address, String body) {
        JsonNode answer = read(body);
        List<String> fields = CODES.get(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT));
        return fields == null
                ? ANY_CODE.stream()
                        .filter(field -> saysNo(field, answer.path(field)))
                        .findFirst()
                        .map(field -> refusal(field, answer, address))
                : ofRobot(fields, answer, address);
    }

    /** The word by which Slack and others say why they refuse, behind a colon; empty where the body is no word. */
    static String word(URI address, String body) {
        String plain = body.strip();
        return plain.matches("[A-Za-z][A-Za-z_. -]{1,60}") ? ": " + shown(plain, address) : "";
    }

    /** Others write the HTTP status of their success into a field called {@code code}. */
    private static boolean saysNo(String field, JsonNode code) {
        boolean isStatus = field.equals("code")
                && code.isIntegralNumber()
                && code.asString("").matches("2\\d\\d");
        return code.isNumber() && !code.asString("").equals("0") && !isStatus;
    }

    private static Optional<String> ofRobot(List<String> fields, JsonNode answer, URI address) {
        Optional<String> field = fields.stream()
                .filter(each -> !answer.path(each).isMissingNode())
                .findFirst();
        if (field.isEmpty()) {
            return Optional.of("it answered without " + fields.get(0) + ", so it may not have been delivered");
        }
        return answer.path(field.get()).asString("").equals("0")
                ? Optional.empty()
                : Optional.of(refusal(field.get(), answer, address));
    }

    private static String refusal(String field, JsonNode answer, URI address) {
        String text = TEXTS.stream()
                .map(answer::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElse("");
        return "it refused with " + field + " " + shown(answer.path(field).asString("?"), address)
                + (text.isEmpty() ? "" : ": " + shown(text, address));
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
