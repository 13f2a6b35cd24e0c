package io.edgesweep.status;

import io.edgesweep.file.WholeFile;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.StatusFilesSpec;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the status files. Each appears whole. That one cannot be written is a warning, and harms no run. */
public final class StatusFiles {

    private static final Logger log = LoggerFactory.getLogger(StatusFiles.class);

    private final Settings settings;
    private final Ledger ledger;
    private final InstantSource clock;

    public StatusFiles(Settings settings, Ledger ledger, InstantSource clock) {
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Writes the files that are asked for. */
    public void write() {
        StatusFilesSpec files = settings.status();
        if (files.equals(StatusFilesSpec.NONE)) {
            return;
        }
        try {
            Status status = Status.of(ledger, settings.quotaShares(), clock.instant());
            files.prometheus().ifPresent(file -> write("prometheus", file, () -> metrics(status)));
            files.json().ifPresent(file -> write("json", file, () -> StatusJson.of(status, clock.instant()) + "\n"));
        } catch (LedgerLostException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn(
                    "The status files could not be written, for the status could not be read; the run is not affected",
                    e);
        }
    }

    private static String metrics(Status status) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, StatusMetrics.of(status));
        return text.toString(StandardCharsets.UTF_8);
    }

    private static void write(String key, Path file, Text text) {
        try {
            String content = text.get();
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
            WholeFile.write(file.toAbsolutePath(), writer -> writer.write(content));
        } catch (IOException e) {
            log.warn(
                    "The status file {} could not be written ({}); the run is not affected. Make its folder writable, or"
                            + " set edgesweep.status.{} to another path",
                    file,
                    LocalFailure.words(e),
                    key);
        }
    }

    /** Makes a file's content. */
    @FunctionalInterface
    private interface Text {
        String get() throws IOException;
    }
}
