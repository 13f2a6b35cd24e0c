package io.edgesweep.report;

import io.edgesweep.language.Words;
import io.edgesweep.text.Reason;
import java.util.List;
import java.util.Locale;

/**
 * Rows that one cause keeps from being purged.
 *
 * @param outcome  what became of them
 * @param cause    why, as the word of a {@link ReasonCode}
 * @param code     the provider's error code; empty where there is none
 * @param reason   why
 * @param targets  how many rows or targets
 * @param examples some of them, with their places
 */
public record FailureLine(
        String outcome, String cause, String code, Reason reason, long targets, List<ExampleLine> examples) {

    /** The code and the reason, in words; empty where there is neither. */
    public String why(Words words) {
        String said = words.say(reason);
        if (code.isEmpty() || said.contains(code)) {
            return said;
        }
        return said.isEmpty() ? code : code + ", " + said;
    }

    /** What people call the outcome, whichever version wrote the word. */
    public String words() {
        return outcome.replaceAll("-?([A-Z])", " $1").replace('-', ' ').toLowerCase(Locale.ROOT);
    }
}
