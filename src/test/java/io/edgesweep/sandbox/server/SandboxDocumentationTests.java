package io.edgesweep.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.ApiCall;
import io.edgesweep.sandbox.ControlClient;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.control.ControlRequests;
import io.edgesweep.sandbox.edge.EdgePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What docs/sandbox.md tells of the control interface is what it takes. */
class SandboxDocumentationTests {

    private static final Pattern REQUESTS = Pattern.compile("(?s)```http\n(.*?)```");

    private static List<String> documented() throws IOException {
        return REQUESTS.matcher(Files.readString(Path.of("docs", "sandbox.md")))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    @Test
    void every_request_in_the_guide_is_understood() throws IOException {
        try (Sandbox sandbox =
                Sandbox.start(SandboxSettings.builder().controlPort(0).build())) {
            sandbox.edge(EdgePlan.of("http://127.0.0.1:1"));
            ControlClient control = new ControlClient(sandbox);

            for (String request : documented()) {
                String[] parts = request.split(" ", 3);
                ControlClient.Answer answer = control.send(parts[0], parts[1], parts.length > 2 ? parts[2] : "");

                assertThat(answer.status()).as(request).isEqualTo(200);
            }
        }
    }

    @Test
    void the_guide_tells_of_every_request_and_no_other() throws IOException {
        Set<String> documented = new TreeSet<>();
        documented()
                .forEach(request -> documented.add(
                        String.join(" ", Arrays.asList(request.split(" ")).subList(0, 2))));
        SandboxState state = new SandboxState(SandboxSettings.sample());

        Set<String> known = new ControlRequests(state, new Faults(state), new Journal(null), List.of())
                .table()
                .keySet();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void the_guide_tells_the_fields_of_a_journal_entry() throws IOException {
        String json = Files.readString(Path.of("docs", "sandbox.md")).replaceAll("(?s).*```json\n(.*?)```.*", "$1");
        try (Sandbox sandbox = Sandbox.start()) {
            ApiCall.of("", "").sendTo(sandbox);
            JournalEntry entry = sandbox.journal().calls().get(0);

            assertThat(JsonMapper.builder().build().readTree(json).propertyNames())
                    .containsExactlyElementsOf(JournalJson.of(entry).propertyNames());
        }
    }
}
