package io.edgesweep.provider;

import io.edgesweep.text.Reason;
import java.util.Optional;

/**
 * Is asked when a call has its permit and its first byte is about to leave: the last moment at which it can be kept back. It
 * is asked on the thread that makes the call, and must answer within milliseconds.
 */
@FunctionalInterface
public interface DepartureCheck {

    /** Nothing can keep the call back. */
    DepartureCheck NONE = Optional::empty;

    /** Why the call must not leave, in words; empty when it may, and then it does. */
    Optional<Reason> objection();
}
