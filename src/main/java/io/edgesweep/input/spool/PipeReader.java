package io.edgesweep.input.spool;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.process.RunLog;
import io.edgesweep.process.StoppedByPersonException;
import io.edgesweep.runtime.DiskSpace;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.source.stream.InputFiles;
import io.edgesweep.text.HumanFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a pipe to its end, for as long as a run may take. To open a pipe waits for whoever writes, and cannot be interrupted, so
 * that is done by a thread of its own; one that waits for nothing reads nothing any more.
 */
final class PipeReader {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final Logger log = LoggerFactory.getLogger(PipeReader.class);

    private final String job;
    private final Path input;
    private final Path file;
    private final RunServices workshop;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean given;
    private volatile Instant heard;

    /**
     * One reading.
     *
     * @param job   the name of the job that reads it
     * @param input the pipe
     * @param file  where its content is put
     */
    PipeReader(String job, Path input, Path file, RunServices workshop) {
        this.job = job;
        this.input = input;
        this.file = file;
        this.workshop = workshop;
        this.heard = workshop.clock().instant();
    }

    /**
     * Reads it.
     *
     * @param patience how long it may take
     * @throws MistakesException when it takes longer, is silent for too long or is too large
     * @throws StoppedByPersonException when a person ends the wait
     * @throws IOException when it cannot be read
     */
    void await(Duration patience) throws IOException {
        RunLog.daemon(this::read, "spool").start();
        Duration silence = workshop.settings().input().silence();
        log.info(
                "{}: job {} waits {} for it to give something (input.wait); edgesweep stop {} ends that",
                input,
                job,
                HumanFormat.duration(silence),
                job);
        workshop.stops().waits(job);
        Instant deadline = workshop.clock().instant().plus(patience);
        try {
            while (!isOver()) {
                workshop.stop().check();
                Instant now = workshop.clock().instant();
                if (workshop.stops().isWaitEnded(job)) {
                    throw new StoppedByPersonException(input + " was waited for by job " + job
                            + " until a person stopped that; run the job again once something writes into it");
                }
                if (!now.isBefore(deadline)) {
                    throw mistake("did not come to its end within limits.deadline of job " + job
                            + "; check whether something writes into it and closes it, and run the job again");
                }
                if (!now.isBefore(heard.plus(silence))) {
                    throw mistake("gave job " + job + " nothing for " + HumanFormat.duration(silence)
                            + " (input.wait); check whether something writes into it, and run the job again");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + input + " was read", e);
        } finally {
            given = true;
            workshop.stops().waitsNoMore(job);
        }
    }

    private MistakesException mistake(String words) {
        return new MistakesException(List.of(new Mistake(input.toString(), "", words)));
    }

    private boolean isOver() throws IOException, InterruptedException {
        try {
            end.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        DiskSpace room = new DiskSpace(
                workshop.settings().folders().home(),
                workshop.settings().folders().freeSpace());
        try (InputStream in = InputFiles.open(input)) {
            if (given) {
                return;
            }
            InputCopy.copy(
                    in, file, input.toString(), workshop.settings().input().spool(), () -> {
                        heard = workshop.clock().instant();
                        room.shortage().ifPresent(why -> {
                            throw new LedgerLostException(why);
                        });
                        return !given;
                    });
            end.complete(null);
        } catch (IOException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }
}
