package io.edgesweep.provider;

import io.edgesweep.process.HandMovedTime;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.TaskState;
import java.time.Duration;
import java.time.Instant;

/** The provider of the tests, with the allowances that the others begin with. */
final class InMemoryVendor implements Vendor {

    private final HandMovedTime time = new HandMovedTime(Instant.parse("2026-11-24T02:00:00Z"));
    private final InMemoryProvider provider;

    InMemoryVendor(Product product) {
        provider = new InMemoryProvider(product, time).refusing(FOREIGN);
        product.capabilities().kinds().forEach(kind -> allow(kind, 2000, 10000));
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public int submissions() {
        return provider.submissions();
    }

    @Override
    public void allow(Kind kind, int batch, int daily) {
        provider.allow(kind, batch, daily);
    }

    @Override
    public void loseNextAnswer() {
        provider.loseNextAnswer();
    }

    @Override
    public void end(String target, TaskState state, String reason) {
        provider.end(target, state, reason);
    }

    @Override
    public void finish() {
        time.move(Duration.ofMinutes(1));
        provider.finish();
    }

    @Override
    public Instant now() {
        return time.instant();
    }

    @Override
    public void close() {
        // It holds nothing that has to be given back.
    }
}
