package io.edgesweep.simulation;

import io.edgesweep.provider.ErrorClass;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;

/** What goes wrong with calls and questions, and when, until it is told that nothing does any more. */
final class Faults {

    /** What happens to a call. */
    enum Fault {
        NONE,
        NOT_SENT,
        LOST_BEFORE,
        LOST_AFTER,
        REFUSED
    }

    private static final List<Fault> OF_A_CALL = List.of(
            Fault.NOT_SENT,
            Fault.LOST_BEFORE,
            Fault.LOST_BEFORE,
            Fault.LOST_BEFORE,
            Fault.LOST_AFTER,
            Fault.LOST_AFTER,
            Fault.LOST_AFTER,
            Fault.LOST_AFTER,
            Fault.REFUSED,
            Fault.REFUSED);

    private static final List<ErrorClass> OF_A_TARGET =
            List.of(ErrorClass.DROP, ErrorClass.RETRY_THEN_DROP, ErrorClass.DROP_HOST);

    private final Conditions conditions;
    private final RandomGenerator random;
    private final ErrorClass ofATarget;
    private boolean ended;

    Faults(Conditions conditions, RandomGenerator random) {
        this.conditions = conditions;
        this.random = random;
        this.ofATarget = OF_A_TARGET.get(random.nextInt(2));
    }

    /** Nothing goes wrong from now on. */
    void end() {
        ended = true;
    }

    private boolean happens(int percent) {
        return !ended && random.nextInt(100) < percent;
    }

    Fault ofACall() {
        return happens(conditions.faults()) ? OF_A_CALL.get(random.nextInt(OF_A_CALL.size())) : Fault.NONE;
    }

    /** How a call is refused for no reason that we could know of. */
    ErrorClass refusal() {
        // A question alone can be too late to be put.
        ErrorClass[] all =
                EnumSet.complementOf(EnumSet.of(ErrorClass.OUT_OF_TIME)).toArray(ErrorClass[]::new);
        return all[random.nextInt(all.length)];
    }

    /** How a call is refused because of one of its targets. */
    ErrorClass refusalOfATarget() {
        return ofATarget;
    }

    /** Whether a question brings no answer. */
    boolean ofAQuestion() {
        return happens(conditions.unheard());
    }

    /** Why it does not. */
    ErrorClass trouble() {
        return random.nextInt(4) == 0 ? ErrorClass.FATAL_SITE : ErrorClass.RETRY;
    }

    boolean somebodyElseActs() {
        return happens(conditions.others());
    }

    /** How long a call or its answer is on its way. */
    Duration duration() {
        return Duration.ofMillis(random.nextInt(random.nextInt(20) == 0 ? 25_000 : 200));
    }
}
