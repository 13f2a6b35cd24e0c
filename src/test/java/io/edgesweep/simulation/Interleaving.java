package io.edgesweep.simulation;

import io.edgesweep.quota.QuotaDay;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Hears the stories of seeds, and counts the runs in which sending, asking and warming went on at the same time: a purge left after the first
 * prefetch had, and tasks were asked for between the two; and those of them in which an answer was lost, or the day turned.
 */
final class Interleaving implements Consumer<String>, Variant {

    private boolean warmed;
    private boolean askedSince;
    private boolean together;
    private boolean lost;
    private boolean turned;
    private Instant begun = Instant.EPOCH;
    private int runs;
    private int withLostReplies;
    private int overTheTurn;

    @Override
    public Conditions in(Conditions conditions) {
        return conditions.warmingWithLostReplies();
    }

    @Override
    public void accept(String line) {
        Instant now = Instant.parse(line.substring(0, line.indexOf(' ')));
        if (line.contains(": run ") && line.contains(" with [")) {
            begin(now);
        } else if (line.contains("call for batch")) {
            boolean prefetch = line.contains("PREFETCH");
            together |= !prefetch && warmed && askedSince;
            warmed |= prefetch;
            lost |= line.endsWith("LOST_BEFORE") || line.endsWith("LOST_AFTER");
            turned |= !QuotaDay.of(now).equals(QuotaDay.of(begun));
        } else if (line.contains("is answered by")) {
            askedSince |= warmed;
        }
        if (line.endsWith(" is over") && together) {
            runs++;
            withLostReplies += lost ? 1 : 0;
            overTheTurn += turned ? 1 : 0;
            together = false;
        }
    }

    private void begin(Instant now) {
        begun = now;
        warmed = false;
        askedSince = false;
        together = false;
        lost = false;
        turned = false;
    }

    int runs() {
        return runs;
    }

    int withLostReplies() {
        return withLostReplies;
    }

    int overTheTurn() {
        return overTheTurn;
    }
}
