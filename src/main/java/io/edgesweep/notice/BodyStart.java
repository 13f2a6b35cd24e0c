package io.edgesweep.notice;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer's body, in UTF-8. What is beyond the limit is not read. */
final class BodyStart implements BodySubscriber<String> {

    /** Bytes. A robot's answer has some hundred. */
    static final int LIMIT = 16_384;

    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] some = new byte[Math.min(buffer.remaining(), LIMIT - bytes.size())];
            buffer.get(some);
            bytes.writeBytes(some);
        }
        Subscription its = subscription;
        if (its == null || text.isDone()) {
            return;
        }
        if (bytes.size() < LIMIT) {
            its.request(1);
        } else {
            its.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable throwable) {
        text.completeExceptionally(throwable);
    }

    @Override
    public void onComplete() {
        text.complete(bytes.toString(StandardCharsets.UTF_8));
    }
}
