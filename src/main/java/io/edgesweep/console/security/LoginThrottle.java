package io.edgesweep.console.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down whoever guesses passwords: after some failures in a row for an account from one place, no guess at it from there is
 * looked at for a while, which doubles with each further failure. Who is logged in already notices nothing. The account
 * as a whole is never closed: anybody could lock its owner out so.
 */
final class LoginThrottle {

    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** As many places as are remembered; the one heard of first is forgotten first. */
    private static final int REMEMBERED = 10_000;

    private static final int GATES = 64;

    private final InstantSource clock;
    private final Map<Guesser, Failures> failures = new LinkedHashMap<>();
    private final Object[] gates = new Object[GATES];

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
        for (int i = 0; i < GATES; i++) {
            gates[i] = new Object();
        }
    }

    /**
     * Who guesses.
     *
     * @param account whose password; empty for any account that there is not
     * @param place   from where: an address, or a browser that is known
     */
    record Guesser(String account, String place) {}

    private record Failures(int inARow, Instant closedUntil) {}

    /**
     * What is held while a password is looked at: guesses come one after the other, so that none is looked at before the failure of the
     * one before it counts.
     */
    Object gate(Guesser guesser) {
        return gates[Math.floorMod(guesser.hashCode(), GATES)];
    }

    /** How long no guess is looked at; empty when it is now. */
    synchronized Optional<Duration> closedFor(Guesser guesser) {
        Failures known = failures.get(guesser);
        Instant now = clock.instant();
        return known == null || !now.isBefore(known.closedUntil())
                ? Optional.empty()
                : Optional.of(Duration.between(now, known.closedUntil()));
    }

    /** A guess was wrong. */
    synchronized void failed(Guesser guesser) {
        Failures known = failures.remove(guesser);
        int inARow = known == null ? 1 : known.inARow() + 1;
        failures.put(guesser, new Failures(inARow, clock.instant().plus(pause(inARow))));
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static Duration pause(int inARow) {
        if (inARow < FREE) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(10, inARow - FREE));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** A login was right. */
    synchronized void succeeded(Guesser guesser) {
        failures.remove(guesser);
    }
}
