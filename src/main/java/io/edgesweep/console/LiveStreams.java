package io.edgesweep.console;

import io.edgesweep.process.DaemonThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers each second how far a run is, as server-sent events. A stream ends after a minute, and the browser asks for the next
 * one, so that none outlives a browser that is gone.
 */
final class LiveStreams implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Each keeps a connection; who comes later asks now and then instead. */
    private static final int MOST = 20;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, new DaemonThreads("live"));
    private final AtomicInteger open = new AtomicInteger();

    /**
     * Opens a stream.
     *
     * @param page what is to be shown now; empty at the end
     * @throws ResponseStatusException when there are very many
     */
    SseEmitter open(Supplier<String> page) {
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "Very many look at runs; look again later");
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Future<?> beat = clock.scheduleWithFixedDelay(() -> tell(emitter, page), 0, 1, TimeUnit.SECONDS);
        Runnable over = () -> beat.cancel(false);
        emitter.onTimeout(() -> {
            over.run();
            emitter.complete();
        });
        emitter.onError(failure -> over.run());
        emitter.onCompletion(() -> {
            over.run();
            open.decrementAndGet();
        });
        return emitter;
    }

    private static void tell(SseEmitter emitter, Supplier<String> page) {
        try {
            String now = page.get();
            if (now.isEmpty()) {
                emitter.send(SseEmitter.event().name("over").data("over"));
                emitter.complete();
            } else {
                emitter.send(SseEmitter.event().name("now").data(now, MediaType.TEXT_PLAIN));
            }
        } catch (IOException | RuntimeException e) {
            // The browser is gone, or the run is; whoever still looks asks again.
            emitter.completeWithError(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
