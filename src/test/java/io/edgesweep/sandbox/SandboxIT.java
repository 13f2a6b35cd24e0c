package io.edgesweep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program as a stand-in for tests in other processes. */
class SandboxIT {

    private static final Path JAR = Path.of("target", "edgesweep.jar");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void it_is_driven_and_read_from_outside_and_its_journal_outlives_a_kill() throws Exception {
        Process process = start("--control-port", "0", "--profile", "small", "--journal", "journal.jsonl");
        try {
            JsonNode told = told(process);
            assertThat(told.path("domains").toString()).isEqualTo("[\"img.example.com\"]");
            URI api = URI.create(told.path("endpoint").stringValue());
            URI control = URI.create(told.path("control").stringValue());

            send(
                    control.resolve("/faults"),
                    "{\"action\":\"DescribeContentQuota\",\"fault\":\"status\",\"status\":502}");
            HttpResponse<String> broken = quota(api);
            HttpResponse<String> answered = quota(api);
            process.destroyForcibly().waitFor();

            assertThat(broken.statusCode()).isEqualTo(502);
            assertThat(answered.body())
                    .contains("{\"Type\":\"purge_url\",\"Batch\":10,\"Daily\":50,\"DailyAvailable\":50}");
            assertThat(Files.readAllLines(folder.resolve("journal.jsonl")))
                    .satisfiesExactly(
                            line -> assertThat(verdict(line)).isEqualTo("HTTP 502"),
                            line -> assertThat(verdict(line)).isEqualTo("OK"));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String verdict(String line) {
        return JSON.readTree(line).path("verdict").stringValue();
    }

    private Process start(String... arguments) throws IOException {
        assertThat(JAR).as("the packaged program").isRegularFile();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "sandbox",
                        "--json")
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.log").toFile());
        builder.command().addAll(List.of(arguments));
        return builder.start();
    }

    /** What it prints once it is there. */
    private JsonNode told(Process process) throws IOException {
        BufferedReader reader = process.inputReader();
        StringBuilder json = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            json.append(line).append('\n');
            if (line.equals("}")) {
                return JSON.readTree(json.toString());
            }
        }
        throw new AssertionError("It ended: " + Files.readString(folder.resolve("errors.log")));
    }

    private HttpResponse<String> quota(URI api) throws IOException, InterruptedException {
        ApiCall call = ApiCall.of("DescribeContentQuota", "{\"ZoneId\":\"zone-2example0001\"}")
                .at(InstantSource.system().instant())
                .with("Host", api.getAuthority())
                .sign();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api).POST(HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers.forEach((name, value) -> {
            if (!name.equals("Host")) {
                request.header(name, value);
            }
        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void send(URI to, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }
}
