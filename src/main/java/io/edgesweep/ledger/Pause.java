package io.edgesweep.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person has paused something: no run of it begins.
 *
 * @param scope  what
 * @param since  when the person did so
 * @param until  when it ends by itself; null for never
 * @param ended  when a person ended it; null for nobody
 * @param zone   of the clock that its end is told by
 * @param reason why, in the person's words
 * @param by     who it was, in words
 */
public record Pause(
        PauseScope scope,
        Instant since,
        @Nullable Instant until,
        @Nullable Instant ended,
        ZoneId zone,
        String reason,
        String by) {

    /** When it is over, as far as that is known. */
    public Optional<Instant> end() {
        return Stream.of(Optional.ofNullable(until), Optional.ofNullable(ended))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Whether the moment is in it. */
    public boolean holds(Instant moment) {
        return !moment.isBefore(since) && end().map(moment::isBefore).orElse(true);
    }
}
