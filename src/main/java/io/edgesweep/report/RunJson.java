package io.edgesweep.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads {@code run.json}. */
public final class RunJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RunJson() {}

    /**
     * Writes the report, its batches one after the other.
     *
     * @param batches walks through the batches
     */
    public static void write(RunReport report, Consumer<Consumer<BatchLine>> batches, Writer writer)
            throws IOException {
        try (JsonGenerator json = JSON.createGenerator(writer)) {
            json.writeStartObject();
            for (var property : JSON.<JsonNode>valueToTree(report).properties()) {
                json.writeName(property.getKey());
                json.writePOJO(property.getValue());
            }
            json.writeName("batches");
            json.writeStartArray();
            batches.accept(json::writePOJO);
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Reads a report without its batches. */
    public static RunReport read(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return JSON.readValue(reader, RunReport.class);
        }
    }
}
