package io.edgesweep.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a sandbox's control interface as a test in another process would. */
public final class ControlClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Sandbox sandbox;

    public ControlClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public record Answer(int status, JsonNode json) {

        public String error() {
            return json.path("error").asString("");
        }
    }

    public Answer send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        sandbox.controlEndpoint().orElseThrow().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A request that must be understood. */
    public JsonNode post(String path, String body) {
        Answer answer = send("POST", path, body);
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json();
    }
}
