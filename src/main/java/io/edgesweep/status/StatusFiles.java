package io.edgesweep.status;

import io.edgesweep.file.WholeFile;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.order.Progress;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.StatusFilesSpec;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the status files, after each run and every half a minute while one is going. Each appears whole. That one cannot be
 * written is a warning, and harms no run.
 */
public final class StatusFiles {

    private static final Logger log = LoggerFactory.getLogger(StatusFiles.class);

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Settings settings;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Set<LiveStatus> live = new LinkedHashSet<>();
    private @Nullable Timer timer;

    public StatusFiles(Settings settings, Ledger ledger, InstantSource clock) {
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A run begins.
     *
     * @param others are told of its progress, too
     * @return what is to be told of its progress, and closed at its end
     */
    public synchronized LiveStatus begin(String job, Progress others) {
        LiveStatus begun = new LiveStatus(job, others, clock, this::end);
        live.add(begun);
        if (timer == null && settings.output().status().json().isPresent()) {
            timer = new Timer("status", true);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            writeWhileRunning();
                        }
                    },
                    EVERY.toMillis(),
                    EVERY.toMillis());
        }
        return begun;
    }

    private synchronized void end(LiveStatus ended) {
        live.remove(ended);
        if (live.isEmpty() && timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void writeWhileRunning() {
        try {
            write();
        } catch (LedgerLostException e) {
            // The run that has lost it says so.
            log.debug("The status was not read", e);
        }
    }

    /** Writes the files that are asked for. */
    public synchronized void write() {
        StatusFilesSpec files = settings.output().status();
        if (files.equals(StatusFilesSpec.NONE)) {
            return;
        }
        try {
            Status status = Status.of(ledger, settings, clock.instant());
            files.prometheus().ifPresent(file -> write("prometheus", file, () -> metrics(status)));
            files.json()
                    .ifPresent(file -> write("json", file, () -> StatusJson.of(status, live, clock.instant()) + "\n"));
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
