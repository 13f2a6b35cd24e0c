package io.edgesweep.notice;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.report.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Says how a run has ended, in the forms that others take. */
final class NoticeText {

    /** The form of what is posted to programs. */
    private static final String SCHEMA = "edgesweep.notice/1";

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

    /** Three characters mean something to Slack ("Formatting text for app surfaces", Escaping text). */
    static String slack(EndOfRun end) {
        String text = text(end).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return JSON.writeValueAsString(Map.of("text", text));
    }

    static String json(EndOfRun end) {
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
