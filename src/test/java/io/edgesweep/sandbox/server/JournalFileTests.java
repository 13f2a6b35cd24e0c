package io.edgesweep.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.sandbox.ApiReply;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalFileTests {

    private static final String URL = "https://www.example.com/中\"";

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private SandboxSettings settings(Path file) {
        return SandboxSettings.builder().clock(clock).journalFile(file).build();
    }

    @Test
    void a_request_is_on_disk_before_its_answer() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        try (Sandbox sandbox = Sandbox.start(settings(file))) {
            SandboxClient client = new SandboxClient(sandbox, clock);
            ApiReply reply = client.purge("purge_url", URL);

            List<String> lines = Files.readAllLines(file);

            assertThat(lines).hasSize(1);
            JsonNode entry = JsonMapper.builder().build().readTree(lines.get(0));
            assertThat(entry.path("jobId").stringValue()).isEqualTo(reply.jobId());
            assertThat(entry.path("targets").path(0).stringValue()).isEqualTo(URL);
            assertThat(entry.path("verdict").stringValue()).isEqualTo("OK");
        }
    }

    @Test
    void what_is_there_stays_and_a_reset_does_not_reach_it() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        try (Sandbox first = Sandbox.start(settings(file))) {
            new SandboxClient(first, clock).quota();
        }
        try (Sandbox second = Sandbox.start(settings(file))) {
            new SandboxClient(second, clock).purge("purge_url", URL);
            second.journal().clear();

            assertThat(second.journal().calls()).isEmpty();
            assertThat(Files.readAllLines(file))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("\"DescribeContentQuota\""),
                            line -> assertThat(line).contains("\"CreatePurgeTask\""));
        }
    }

    @Test
    void it_says_which_file_cannot_be_written() {
        Path nowhere = folder.resolve("missing").resolve("journal.jsonl");

        assertThatThrownBy(() -> Sandbox.start(settings(nowhere)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(nowhere.toString());
    }
}
