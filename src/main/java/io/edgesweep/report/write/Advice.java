package io.edgesweep.report.write;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.report.ReasonCode;

/** Says of a row that was not purged what a person may do about it, in one sentence, in English as programs and commands say it. */
final class Advice {

    private Advice() {}

    /** One sentence for people; empty where nothing is to be said. */
    static String of(RowOutcome row) {
        ReasonCode code = ReasonCode.of(row);
        return code == ReasonCode.NONE ? "" : of(code);
    }

    /** What to do about a cause. */
    static String of(ReasonCode code) {
        return Words.english().say(code.advice());
    }
}
