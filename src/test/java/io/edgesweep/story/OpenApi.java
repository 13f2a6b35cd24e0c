package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API as it is served: holds answers against it, and knows which of them were given. */
final class OpenApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode description;
    private final Set<String> given = new TreeSet<>();

    OpenApi(String text) {
        description = JSON.readTree(text);
    }

    JsonNode description() {
        return description;
    }

    /** Each documented answer, as {@code get /api/runs 200}. */
    Set<String> documented() {
        Set<String> all = new TreeSet<>();
        for (String operation : operations()) {
            responses(operation).propertyNames().forEach(status -> all.add(operation + " " + status));
        }
        return all;
    }

    /** Each operation, as {@code get /api/runs}. */
    Set<String> operations() {
        Set<String> all = new TreeSet<>();
        description.path("paths").properties().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(method -> all.add(method + " " + path.getKey())));
        return all;
    }

    /** Those that were given. */
    Set<String> given() {
        return given;
    }

    private JsonNode responses(String operation) {
        String[] words = operation.split(" ");
        return description.path("paths").path(words[1]).path(words[0]).path("responses");
    }

    /** Fails unless the answer is one that the operation documents, in its form. */
    void check(String operation, HttpResponse<String> answer) {
        String name = operation + " " + answer.statusCode();
        JsonNode response = responses(operation).path(String.valueOf(answer.statusCode()));
        assertThat(response.isMissingNode()).as("not documented: " + name).isFalse();
        if (response.has("$ref")) {
            response = description.at(response.path("$ref").stringValue().substring(1));
        }
        var media = response.path("content").properties().iterator().next();
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(name)
                .startsWith(media.getKey());
        assertThat(schema(media.getValue().path("schema"))
                        .validate(
                                answer.body(),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(() -> name + ": " + answer.body())
                .isEmpty();
        given.add(name);
    }

    /** The schema alone, with all that it may name. */
    private Schema schema(JsonNode of) {
        ObjectNode whole = of.deepCopy().asObject();
        whole.set("$defs", description.path("components").path("schemas"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString().replace("#/components/schemas/", "#/$defs/"), InputFormat.JSON);
    }
}
