package io.edgesweep.sandbox;

import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls a sandbox as a well-behaved client does, in the sample zone unless told otherwise. */
public final class SandboxClient {

    public static final String ZONE = SandboxSettings.SAMPLE_ZONE.id();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sandbox sandbox;
    private final InstantSource clock;
    private final SandboxKey key;

    public SandboxClient(Sandbox sandbox, InstantSource clock) {
        this(sandbox, clock, SandboxSettings.SAMPLE_KEY);
    }

    private SandboxClient(Sandbox sandbox, InstantSource clock, SandboxKey key) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.key = key;
    }

    public SandboxClient as(SandboxKey other) {
        return new SandboxClient(sandbox, clock, other);
    }

    public ApiReply call(String action, String json) {
        return prepare(action, json).sign().sendTo(sandbox);
    }

    /** A call of the classic CDN. */
    public ApiReply cdn(String action, String json) {
        return prepare(action, json).toCdn().sign().sendTo(sandbox);
    }

    /** A call of the classic CDN with one list of texts and nothing else. */
    public ApiReply cdn(String action, String list, String... urls) {
        ObjectNode request = JSON.createObjectNode();
        ArrayNode texts = request.putArray(list);
        List.of(urls).forEach(texts::add);
        return cdn(action, request.toString());
    }

    /** What is left by {@code DescribePurgeQuota} or {@code DescribePushQuota} in a list; -1 if there is no row. */
    public int cdnLeft(String action, String list, String area) {
        return cdn(action, "{}")
                .response()
                .path(list)
                .valueStream()
                .filter(row -> row.path("Area").stringValue().equals(area))
                .mapToInt(row -> row.path("Available").intValue())
                .findFirst()
                .orElse(-1);
    }

    /** A call that is still to be bent and signed. */
    public ApiCall prepare(String action, String json) {
        return ApiCall.of(action, json).at(clock.instant()).withKey(key);
    }

    public ApiReply purge(String type, String... targets) {
        return purgeIn(ZONE, type, List.of(targets));
    }

    public ApiReply purge(String type, List<String> targets) {
        return purgeIn(ZONE, type, targets);
    }

    public ApiReply purgeIn(String zoneId, String type, List<String> targets) {
        return call("CreatePurgeTask", purgeJson(zoneId, type, targets));
    }

    public static String purgeJson(String zoneId, String type, List<String> targets) {
        ObjectNode request = JSON.createObjectNode().put("ZoneId", zoneId).put("Type", type);
        ArrayNode list = request.putArray("Targets");
        targets.forEach(list::add);
        return request.toString();
    }

    /** Tasks of the last six days, narrowed by filters such as <code>{"Name":"job-id","Values":["..."]}</code>. */
    public ApiReply tasks(String... filters) {
        return tasks(0, 1_000, filters);
    }

    public ApiReply tasks(int offset, int limit, String... filters) {
        return listed("DescribePurgeTasks", offset, limit, filters);
    }

    /** As {@link #tasks(String...)}, of prefetches. */
    public ApiReply prefetches(String... filters) {
        return listed("DescribePrefetchTasks", 0, 1_000, filters);
    }

    private ApiReply listed(String action, int offset, int limit, String... filters) {
        String json = """
                {"ZoneId": "%s", "StartTime": "%s", "EndTime": "%s", "Offset": %d, "Limit": %d, "Filters": [%s]}
                """.formatted(
                        ZONE,
                        clock.instant().minus(Duration.ofDays(6)),
                        clock.instant(),
                        offset,
                        limit,
                        String.join(",", filters));
        return call(action, json);
    }

    public static String filter(String name, String... values) {
        ObjectNode filter = JSON.createObjectNode().put("Name", name);
        ArrayNode list = filter.putArray("Values");
        List.of(values).forEach(list::add);
        return filter.toString();
    }

    public ApiReply quota() {
        return call("DescribeContentQuota", "{\"ZoneId\": \"" + ZONE + "\"}");
    }

    /** What {@code DescribeContentQuota} says is left; -1 if there is no row. */
    public int left(String type) {
        return quota().response()
                .path("PurgeQuota")
                .valueStream()
                .filter(row -> row.path("Type").stringValue().equals(type))
                .mapToInt(row -> row.path("DailyAvailable").intValue())
                .findFirst()
                .orElse(-1);
    }
}
