package io.edgesweep.notice;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.report.Summary;
import io.edgesweep.settings.NoticeSpec.Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Says how a run has ended, in the forms that others take. */
final class NoticeText {

    /** The form of what is posted to programs. */
    private static final String SCHEMA = "edgesweep.notice/1";

    /** What WeCom takes as a text, the least of the robots: 2,048 bytes in UTF-8. */
    private static final int ROBOT_BYTES = 2048;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NoticeText() {}

    static String subject(EndOfRun end) {
        return "edgesweep: " + end.job() + ": " + end.heading().words();
    }

    /** Some lines for people. */
    static String text(EndOfRun end) {
        List<String> lines = new ArrayList<>();
        lines.add(
                end.heading().symbol() + " " + end.job() + ": " + end.heading().words());
        lines.add(end.headline());
        lines.add((end.run().isEmpty() ? "" : "run " + end.run() + ", ") + "site " + end.site() + ", exit code "
                + end.exitCode());
        if (end.counts() != null) {
            lines.add(Summary.equation(end.counts(), Words.of(Language.ENGLISH)));
        }
        String where = end.address().map(Object::toString).orElse(end.report());
        if (!where.isEmpty()) {
            lines.add(where);
        }
        return String.join("\n", lines);
    }

    /** The body that is posted in a format. */
    static String of(EndOfRun end, Format format) {
        return switch (format) {
            case SLACK -> slack(end);
            case WECOM, DINGTALK ->
                JSON.writeValueAsString(
                        new TreeMap<>(Map.of("msgtype", "text", "text", Map.of("content", robot(end)))));
            case FEISHU ->
                JSON.writeValueAsString(
                        new TreeMap<>(Map.of("msg_type", "text", "content", Map.of("text", robot(end)))));
            case JSON -> json(end);
        };
    }

    /** Begins with our name, which can be the keyword that a robot asks for, and is no longer than the shortest of them takes. */
    private static String robot(EndOfRun end) {
        String text = "edgesweep: " + text(end);
        int length = text.length();
        while (text.substring(0, length).getBytes(StandardCharsets.UTF_8).length > ROBOT_BYTES) {
            length = text.offsetByCodePoints(length, -1);
        }
        return text.substring(0, length);
    }

    /** Three characters mean something to Slack ("Formatting text for app surfaces", Escaping text). */
    private static String slack(EndOfRun end) {
        String text = text(end).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return JSON.writeValueAsString(Map.of("text", text));
    }

    private static String json(EndOfRun end) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("run", end.run());
        json.put("job", end.job());
        json.put("site", end.site());
        json.put("verdict", end.verdict().word());
        json.put("exitCode", end.exitCode());
        json.put("headline", end.headline());
        json.put("counts", end.counts());
        json.put("report", end.report());
        json.put("url", end.address().map(Object::toString).orElse(null));
        return JSON.writeValueAsString(json);
    }
}
