package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import java.time.ZoneId;
import java.util.List;

/**
 * A batch of which it is not known what became of it, for a person who looks in the provider's console.
 *
 * @param id       its number
 * @param what     what is to be settled
 * @param evidence what is known of it
 * @param lost     whether there is no task of it, so that it may not have been sent
 */
public record OpenBatchView(long id, String what, String evidence, boolean lost) {

    /** More than these nobody settles by hand. */
    private static final int MOST = 20;

    /** Those that a person can settle. */
    public static List<OpenBatchView> of(List<Batch> open, Words words, ZoneId zone) {
        return open.stream()
                .filter(batch -> batch.state() == BatchState.UNSETTLED || batch.state() == BatchState.SUBMITTED)
                .limit(MOST)
                .map(batch -> of(batch, words, zone))
                .toList();
    }

    private static OpenBatchView of(Batch batch, Words words, ZoneId zone) {
        return new OpenBatchView(
                batch.id(),
                words.say(
                        "settle.what",
                        batch.id(),
                        batch.size(),
                        words.say("kind." + batch.key().kind().word()),
                        words.time(batch.calls().sentAt(), zone)),
                words.say(batch.reason()),
                batch.state() == BatchState.UNSETTLED);
    }
}
