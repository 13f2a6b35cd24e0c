package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds reports against the schema that is published. */
public final class ReportSchema {

    private final Schema schema;

    public ReportSchema() {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(Path.of("docs", "schema", "run.schema.json")), InputFormat.JSON);
    }

    /** Fails if the file is not as the schema says. */
    public void check(Path runJson) {
        assertThat(schema.validate(
                        text(runJson),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(() -> runJson + " against docs/schema/run.schema.json")
                .isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
