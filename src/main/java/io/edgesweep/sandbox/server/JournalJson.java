package io.edgesweep.sandbox.server;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An entry of the journal as JSON, for those who look from outside the process. */
public final class JournalJson {

    private JournalJson() {}

    public static ObjectNode of(JournalEntry entry) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("time", entry.arrival().toString())
                .put("nanos", entry.arrivalNanos())
                .put("product", entry.product())
                .put("action", entry.action())
                .put("version", entry.version())
                .put("key", entry.secretId())
                .put("requestId", entry.requestId())
                .put("zoneId", entry.zoneId())
                .put("type", entry.type());
        putTexts(json.putArray("targets"), entry.targets());
        putTexts(json.putArray("accepted"), entry.accepted());
        return json.put("booked", entry.booked()).put("jobId", entry.jobId()).put("verdict", entry.verdict());
    }

    private static void putTexts(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }
}
