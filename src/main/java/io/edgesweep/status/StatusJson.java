package io.edgesweep.status;

import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.order.Activity;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.report.CountLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The status as JSON. */
public final class StatusJson {

    /** The form of what is written. */
    private static final String SCHEMA = "edgesweep.status/1";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StatusJson() {}

    /**
     * The status on some lines.
     *
     * @param live what is going
     * @param at   when it was read
     */
    static String of(Status status, Collection<LiveStatus> live, Instant at) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("at", at);
        json.put("jobs", status.jobs().stream().map(StatusJson::of).toList());
        List<Map<String, Object>> backlog = new ArrayList<>();
        status.backlog()
                .forEach((site, kinds) -> kinds.forEach((kind, targets) -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("site", site);
                    line.put("kind", kind.word());
                    line.put("targets", targets);
                    backlog.add(line);
                }));
        json.put("backlog", backlog);
        json.put("paused", status.held().stream().map(StatusJson::of).toList());
        json.put("running", live.stream().map(StatusJson::of).toList());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> of(HeldJobs held) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", held.hold().kind().word());
        json.put("scope", held.hold().scope().toString());
        json.put("jobs", held.jobs());
        json.put("reason", held.hold().reason());
        json.put("by", held.hold().by());
        json.put("since", held.hold().since());
        json.put("until", held.hold().until());
        return json;
    }

    private static Map<String, Object> of(LiveStatus live) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", live.job());
        json.put("run", live.run());
        json.put("since", live.since());
        json.put("activities", live.activities().stream().map(StatusJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(Activity activity) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("phase", activity.phase());
        json.put("done", activity.done());
        json.put("total", activity.total() < 0 ? null : activity.total());
        json.put("perSecond", activity.perSecond());
        json.put("secondsLeft", activity.left().map(Duration::toSeconds).orElse(null));
        return json;
    }

    private static Map<String, Object> of(JobStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", status.run().job());
        json.put("run", status.run().id());
        json.put("verdict", status.run().verdict());
        json.put("exitCode", status.run().exitCode());
        json.put("started", status.run().started());
        json.put("finished", status.run().finished());
        json.put("lastSuccess", status.lastSuccess());
        json.put("targets", CountLine.of(status.run().counts()));
        json.put("calls", status.calls().submitted());
        json.put("refusedForRate", status.calls().refusedForRate());
        json.put("secondsWaitedForPermits", status.calls().waited().toMillis() / 1000.0);
        json.put("edge", edge(status.looks()));
        json.put("stalePages", status.stale());
        json.put("quota", status.quotas().stream().flatMap(StatusJson::of).toList());
        return json;
    }

    /** By the word of each; null where nothing was looked at. */
    private static @Nullable Map<String, Long> edge(Map<Freshness, Long> looks) {
        if (looks.isEmpty()) {
            return null;
        }
        Map<String, Long> json = new LinkedHashMap<>();
        for (Freshness freshness : Freshness.values()) {
            json.put(freshness.word(), looks.getOrDefault(freshness, 0L));
        }
        return json;
    }

    private static Stream<Map<String, Object>> of(SharedQuota shared) {
        return shared.sites().stream().map(site -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("at", shared.readAt());
            json.put("site", site);
            json.put("kind", shared.kind().word());
            json.put("area", shared.area());
            json.put("daily", shared.standing().quota().daily());
            json.put("left", shared.standing().left());
            json.put("available", shared.standing().quota().available());
            return json;
        });
    }
}
