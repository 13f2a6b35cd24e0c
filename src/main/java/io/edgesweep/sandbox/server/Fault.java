package io.edgesweep.sandbox.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with a call. What the journal says of the call is its {@link #verdict}. */
public sealed interface Fault {

    /** Nothing goes wrong: lets a call pass before the next fault in line. */
    static Fault none() {
        return new None();
    }

    /** Refuses the call with an error code, for instance {@code InternalError.BackendError}. */
    static Code code(String code) {
        return new Code(code, "as asked for", false);
    }

    /** A gateway's answer with the given HTTP status; 3xx comes with a {@code Location}. */
    static OtherAnswer status(int status) {
        return new OtherAnswer(status, null, "<html><body>HTTP " + status + "</body></html>", false);
    }

    /**
     * The call takes effect; a field of its answer holds something else, wherever the answer has it.
     *
     * @param field its name, after those of the lists that it lies in, as in {@code EdgeOneTaskStore.Status}
     * @param json  what it holds instead
     */
    static Fault odd(String field, String json) {
        return new Odd(field, json);
    }

    /** HTTP 200 without a body. */
    static OtherAnswer emptyBody() {
        return new OtherAnswer(200, null, "", false);
    }

    /** HTTP 200 with <code>{}</code>: JSON, but no {@code Response} in it. */
    static OtherAnswer emptyObject() {
        return new OtherAnswer(200, null, "{}", false);
    }

    /** HTTP 200 with a page for people, as of a captive portal. */
    static OtherAnswer html() {
        return new OtherAnswer(200, null, "<html><body>Please log in</body></html>", false);
    }

    /** The call takes effect; its answer ends half-way, short of its {@code Content-Length}. */
    static Fault cutOff() {
        return new CutOff();
    }

    /** The connection is closed without an answer, and the call had no effect. */
    static Fault closeBeforeBooking() {
        return new Close(false);
    }

    /** The call takes effect; the connection is closed without an answer. */
    static Fault closeAfterBooking() {
        return new Close(true);
    }

    /** The call takes effect; its answer comes so much later, in real time. */
    static Fault late(Duration delay) {
        return new Late(delay, true);
    }

    /** The call has no effect, and so much later, in real time, comes an empty answer: for those who wait no longer. */
    static Fault lateBeforeBooking(Duration delay) {
        return new Late(delay, false);
    }

    /** Whether the call takes effect all the same. A call that is refused anyway does not use up such a fault. */
    boolean takesEffect();

    /** The journal's word for it. */
    String verdict();

    record None() implements Fault {

        @Override
        public boolean takesEffect() {
            return true;
        }

        @Override
        public String verdict() {
            return JournalEntry.OK;
        }
    }

    /**
     * An error code in place of the true answer.
     *
     * @param message the text beside it; the real API gives none with some
     */
    record Code(String code, String message, boolean takesEffect) implements Fault {

        /** The same with another text beside it, or with none. */
        public Code saying(String otherMessage) {
            return new Code(code, otherMessage, takesEffect);
        }

        /** The call takes effect, and is answered with the code all the same. */
        public Code afterBooking() {
            return new Code(code, message, true);
        }

        @Override
        public String verdict() {
            return code;
        }
    }

    /**
     * Another answer in place of the true one.
     *
     * @param retryAfter the header of that name; {@code null} for none
     */
    record OtherAnswer(int status, @Nullable String retryAfter, String body, boolean takesEffect) implements Fault {

        public OtherAnswer retryAfter(int seconds) {
            return new OtherAnswer(status, String.valueOf(seconds), body, takesEffect);
        }

        /** The call takes effect, and only its answer is replaced. */
        public OtherAnswer afterBooking() {
            return new OtherAnswer(status, retryAfter, body, true);
        }

        @Override
        public String verdict() {
            return "HTTP " + status + (status == 200 ? " with another body" : "");
        }
    }

    record Odd(String field, String json) implements Fault {

        @Override
        public boolean takesEffect() {
            return true;
        }

        @Override
        public String verdict() {
            return "odd " + field;
        }
    }

    record CutOff() implements Fault {

        @Override
        public boolean takesEffect() {
            return true;
        }

        @Override
        public String verdict() {
            return "cut off";
        }
    }

    record Close(boolean takesEffect) implements Fault {

        @Override
        public String verdict() {
            return takesEffect ? "closed after booking" : "closed before booking";
        }
    }

    record Late(Duration delay, boolean takesEffect) implements Fault {

        @Override
        public String verdict() {
            return takesEffect ? "late" : "late without effect";
        }
    }
}
