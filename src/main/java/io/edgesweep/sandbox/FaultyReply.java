package io.edgesweep.sandbox;

import java.time.Duration;

/** What a fault makes of an answer. */
final class FaultyReply {

    private FaultyReply() {}

    static Reply of(Fault fault, String answer) {
        if (fault instanceof Fault.OtherAnswer other) {
            String contentType = other.body().startsWith("<") ? "text/html" : "application/json";
            return new Reply.Message(other.status(), contentType, other.retryAfter(), other.body(), Duration.ZERO);
        }
        if (fault instanceof Fault.Close) {
            return new Reply.HangUp();
        }
        if (fault instanceof Fault.CutOff) {
            return new Reply.Half(answer);
        }
        if (fault instanceof Fault.Late late) {
            return Reply.json(answer).withDelay(late.delay());
        }
        return Reply.json(answer);
    }
}
