package io.edgesweep.reconciliation;

import io.edgesweep.ledger.UnsettledBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When a batch is looked at whose call brought no answer.
 *
 * @param each how long is waited before the first look, before the second, …
 */
record LookDelays(List<Duration> each) {

    LookDelays {
        each = List.copyOf(each);
    }

    Duration first() {
        return each.get(0);
    }

    Duration longest() {
        return Collections.max(each);
    }

    /** How long after its call a batch is looked at for the last time. */
    Duration all() {
        return each.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** How many looks come after the one at this moment; none follows the last. */
    int left(Instant now, UnsettledBatch unsettled) {
        if (unsettled.sentTo().isAfter(now)) {
            return each.size();
        }
        int left = each.size();
        Instant look = unsettled.sentTo();
        for (Duration wait : each) {
            look = look.plus(wait);
            if (!look.isAfter(now)) {
                left--;
            }
        }
        return left;
    }

    /** When to look after this moment; empty when the last look is due. */
    Optional<Instant> after(Instant now, UnsettledBatch unsettled) {
        if (unsettled.sentTo().isAfter(now)) {
            // The clock was set back since: how long we have waited is not known, so as long as can be.
            return Optional.of(now.plus(longest()));
        }
        Instant look = unsettled.sentTo();
        for (Duration wait : each) {
            look = look.plus(wait);
            if (look.isAfter(now)) {
                return Optional.of(look);
            }
        }
        return Optional.empty();
    }
}
