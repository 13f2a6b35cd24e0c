package io.edgesweep.notice;

import io.edgesweep.settings.NoticeSpec.Format;
import io.edgesweep.text.HumanFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a message into the forms that others take. */
final class NoticeText {

    /** What WeCom takes as a text, the least of the robots: 2,048 bytes in UTF-8. */
    private static final int ROBOT_BYTES = 2048;

    /** What Slack takes in a header block, and in a section ("Reference: blocks"). */
    private static final int SLACK_HEADER = 150;

    private static final int SLACK_SECTION = 3000;

    private NoticeText() {}

    /** Some lines for people. */
    static String text(Message message) {
        return head(message) + end(message);
    }

    private static String head(Message message) {
        return message.title()
                + message.lines().stream().map(line -> "\n" + line).collect(Collectors.joining());
    }

    private static String end(Message message) {
        return Stream.of(message.foot(), message.link())
                .filter(line -> !line.isEmpty())
                .map(line -> "\n" + line)
                .collect(Collectors.joining());
    }

    /** What is posted in a format. */
    static Map<String, Object> of(Message message, Format format) {
        return switch (format) {
            case SLACK -> slack(message);
            case WECOM, DINGTALK -> ordered("msgtype", "text", "text", Map.of("content", robot(message)));
            case FEISHU -> ordered("content", Map.of("text", robot(message)), "msg_type", "text");
            case JSON -> message.json();
        };
    }

    private static Map<String, Object> ordered(String first, Object its, String second, Object other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, its);
        map.put(second, other);
        return map;
    }

    /**
     * Begins with our name, which can be the keyword that a robot asks for, and is no longer than the shortest of them takes: where it
     * would be, the last lines go, which matter least, and the link stays.
     */
    private static String robot(Message message) {
        String head = "edgesweep: " + head(message);
        String end = end(message);
        if (bytes(head + end) <= ROBOT_BYTES) {
            return head + end;
        }
        String cut = "…" + end;
        return cut(cut(head, ROBOT_BYTES - bytes(cut)) + cut, ROBOT_BYTES);
    }

    /** As much of a text as so many bytes of UTF-8 hold. */
    private static String cut(String text, int most) {
        int length = text.length();
        while (length > 0 && bytes(text.substring(0, length)) > most) {
            length = text.offsetByCodePoints(length, -1);
        }
        return text.substring(0, length);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The text is what a notification shows, and all that other chats read which take the same. */
    private static Map<String, Object> slack(Message message) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(ordered(
                "type",
                "header",
                "text",
                ordered("type", "plain_text", "text", HumanFormat.cut(message.title(), SLACK_HEADER - 1))));
        String lines = String.join("\n", message.lines());
        if (!lines.isEmpty()) {
            blocks.add(ordered("type", "section", "text", mrkdwn(lines)));
        }
        String foot =
                message.foot() + (message.foot().isEmpty() || message.link().isEmpty() ? "" : "\n") + message.link();
        if (!foot.isEmpty()) {
            blocks.add(ordered("type", "context", "elements", List.of(mrkdwn(foot))));
        }
        return ordered("text", escaped(text(message)), "blocks", blocks);
    }

    private static Map<String, Object> mrkdwn(String text) {
        return ordered("type", "mrkdwn", "text", HumanFormat.cut(escaped(text), SLACK_SECTION - 1));
    }

    /** Three characters mean something to Slack ("Formatting text for app surfaces", Escaping text). */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
