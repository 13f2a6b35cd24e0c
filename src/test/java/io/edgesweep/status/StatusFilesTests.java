package io.edgesweep.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.order.Progress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusFilesTests {

    private Instant now = Instant.parse("2026-11-29T02:00:00Z");

    @Test
    void say_how_far_a_run_is_that_is_going() {
        Status nothing = new Status(List.of(), List.of(), List.of(), List.of(), List.of());
        LiveStatus live = new LiveStatus("nightly", Progress.NONE, () -> now, ended -> {});
        live.in("run-1");
        live.at("submit", 0, 900);
        live.at("reconcile", 0, 900);
        now = now.plusSeconds(10);
        live.at("submit", 600, 900);

        JsonNode running = JsonMapper.builder()
                .build()
                .readTree(StatusJson.of(nothing, List.of(live), now))
                .get("running")
                .get(0);

        assertThat(running.get("job").asString()).isEqualTo("nightly");
        assertThat(running.get("run").asString()).isEqualTo("run-1");
        assertThat(running.get("activities").get(0).get("done").asLong()).isEqualTo(600);
        assertThat(running.get("activities").get(0).get("secondsLeft").asLong()).isEqualTo(5);
        assertThat(running.get("activities").get(1).get("phase").asString()).isEqualTo("reconcile");
    }
}
