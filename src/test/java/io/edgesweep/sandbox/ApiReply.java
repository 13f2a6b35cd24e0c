package io.edgesweep.sandbox;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as a client sees it. */
public record ApiReply(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public JsonNode response() {
        return JSON.readTree(body).path("Response");
    }

    /** The error's code; empty for a success. */
    public String code() {
        return response().path("Error").path("Code").asString("");
    }

    public String jobId() {
        return response().path("JobId").asString("");
    }

    public String taskId() {
        return response().path("TaskId").asString("");
    }

    public int totalCount() {
        return response().path("TotalCount").intValue();
    }

    /** One field of every listed task. */
    public List<String> tasks(String field) {
        return list("Tasks", field);
    }

    /** One field of every element of a list. */
    public List<String> list(String name, String field) {
        return response()
                .path(name)
                .valueStream()
                .map(task -> task.path(field).asString(""))
                .toList();
    }
}
