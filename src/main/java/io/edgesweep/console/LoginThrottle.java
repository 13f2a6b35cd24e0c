package io.edgesweep.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses passwords: after some failures in a row from an address, no login from there is looked at for a
 * while, which doubles with each further failure. Who is logged in already notices nothing.
 */
final class LoginThrottle {

    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** As many addresses as are remembered; the one heard of first is forgotten first. */
    private static final int ADDRESSES = 1000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    private record Failures(int inARow, Instant closedUntil) {}

    /** Whether no login from the address is looked at now. */
    synchronized boolean isClosed(String address) {
        Failures known = failures.get(address);
        return known != null && clock.instant().isBefore(known.closedUntil());
    }

    /** A login from the address has failed. */
    synchronized void failed(String address) {
        Failures known = failures.remove(address);
        int inARow = known == null ? 1 : known.inARow() + 1;
        failures.put(address, new Failures(inARow, clock.instant().plus(pause(inARow))));
        if (failures.size() > ADDRESSES) {
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

    /** A login from the address was right. */
    synchronized void succeeded(String address) {
        failures.remove(address);
    }
}
