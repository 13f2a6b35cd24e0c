package io.edgesweep.pause;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.PauseScope;

/** Says in a language what holds a job up. */
public final class HoldWords {

    private HoldWords() {}

    /** As in {@code paused with site www until 2026-12-01 06:00:00 UTC, by admin: the sale}. */
    public static String of(Hold hold, Words words) {
        String end = hold.end()
                .map(until -> words.say("hold.end", words.time(until, hold.zone())))
                .orElseGet(() -> words.say("hold.open"));
        String told = hold.by().isEmpty() ? end : words.say("hold.by", end, hold.by());
        return words.say(
                "hold." + hold.kind().word() + "." + hold.scope().kind().word(),
                told,
                hold.reason(),
                hold.scope().name());
    }

    /** What is held up, as in {@code site www}. */
    public static String scope(PauseScope scope, Words words) {
        return words.say("hold.scope." + scope.kind().word(), scope.name());
    }
}
