package io.edgesweep.ledger;

import io.edgesweep.language.Words;
import io.edgesweep.text.Reason;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The ledger has lost something, or cannot keep what it is told. Nothing may be sent: what cannot be written down before a
 * call would be sent again after it.
 */
public final class LedgerLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /**
     * One of files that are not as they were left.
     *
     * @param what in words, without a full stop
     */
    public static LedgerLostException damaged(Path folder, String what) {
        return new LedgerLostException(
                "The ledger in " + folder.toAbsolutePath() + " is damaged, or older than it should be: " + what
                        + ". Nothing is sent. Put a whole copy of the folder back, made while no edgesweep was at work;"
                        + " or, if what was sent may be sent once more and what waits may be forgotten, move the folder"
                        + " away, and the same command starts over",
                null);
    }

    /** @param message what is wrong, where, and what to do: a sentence for the person who finds the run in the morning */
    public LedgerLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Reason.said(message);
    }

    /** @param reason why others may work in our place */
    public LedgerLostException(Reason reason) {
        super(Words.english().say(reason));
        this.reason = reason;
    }

    /** What is wrong; of what concerns this machine alone, in words. */
    public Reason reason() {
        return reason;
    }
}
