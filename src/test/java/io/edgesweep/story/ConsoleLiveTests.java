package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of which all is sent, and of which the provider is asked for a while. */
class ConsoleLiveTests {

    @TempDir
    private Path folder;

    @Test
    void a_run_of_which_all_is_sent_says_how_much_is_confirmed_until_it_is_over() {
        World world = new World(folder, sandbox -> sandbox.completion(Duration.ofSeconds(8)))
                .configured("console.password", Served.PASSWORD)
                // What tells of a run lasts longer than a request may take to come.
                .configured("console.request-time", "1s");
        world.jobFor("nightly", world.urlFile("urls.csv", 5));
        try (Served served = Served.in(world).loggedIn()) {
            String asked = served.post("/jobs/nightly", "/jobs/nightly/runs", Map.of("dry", "false"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            Served.waitFor(() -> served.get("/api/progress").body().contains("\"phase\":\"submit\",\"done\":5"));

            Served.waitFor(() ->
                    served.get("/api/progress").body().contains("\"phase\":\"reconcile\",\"done\":0,\"total\":5"));
            String run = served.get(asked).headers().firstValue("Location").orElseThrow();
            assertThat(served.get(run).body())
                    .contains("data-live=\"" + run + "/live\"")
                    .contains("http-equiv=\"refresh\"")
                    .contains("5 of 5 sent")
                    .contains("0 of 5 confirmed")
                    .contains(">in progress</", "in progress <", "not sent yet <")
                    .doesNotContain("about 0", "unsettled 5", "5 of 5 targets", ">unsettled<");
            HttpResponse<String> events = served.get(run + "/live");

            assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(events.body())
                    .contains("event:now")
                    .contains("0 of 5 confirmed")
                    .endsWith("event:over\ndata:over\n\n");
            assertThat(served.get(run).body()).contains("5 of 5 confirmed").doesNotContain("data-live");
        }
    }
}
