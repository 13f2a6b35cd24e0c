package io.edgesweep.source.stream;

import io.edgesweep.language.Words;
import io.edgesweep.text.Reason;
import java.io.IOException;

/** Ends the reading of a document for a reason of ours, which trying again would not change. Never leaves this room. */
public class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** @param reason why, and what to do */
    public UnreadableException(Reason reason) {
        this.reason = reason;
    }

    /** One whose sentence has the arguments. */
    public UnreadableException(String code, Object... arguments) {
        this(Reason.of(code, arguments));
    }

    /** In English, as logs say it. */
    @Override
    public String getMessage() {
        return Words.english().say(reason);
    }

    /** Why, and what to do. */
    public Reason reason() {
        return reason;
    }
}
