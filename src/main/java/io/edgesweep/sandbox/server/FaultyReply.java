package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.HttpReply;
import java.time.Duration;

/** What a fault makes of an answer. */
final class FaultyReply {

    private FaultyReply() {}

    static HttpReply of(Fault fault, String answer) {
        if (fault instanceof Fault.OtherAnswer other) {
            String contentType = other.body().startsWith("<") ? "text/html" : "application/json";
            return new HttpReply.Message(other.status(), contentType, other.retryAfter(), other.body(), Duration.ZERO);
        }
        if (fault instanceof Fault.Close) {
            return new HttpReply.HangUp();
        }
        if (fault instanceof Fault.CutOff) {
            return new HttpReply.Half(answer);
        }
        if (fault instanceof Fault.Late late) {
            return HttpReply.json(answer).withDelay(late.delay());
        }
        return HttpReply.json(answer);
    }
}
