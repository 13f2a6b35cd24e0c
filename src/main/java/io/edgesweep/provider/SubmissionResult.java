package io.edgesweep.provider;

import io.edgesweep.text.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to hand over a batch. */
public sealed interface SubmissionResult {

    /**
     * The provider works on the batch, apart from the targets that it refused.
     *
     * @param taskId    the id to ask for what becomes of it; empty when every target was refused
     * @param requestId the provider's id of the call
     * @param refused   the targets that it refused
     */
    record Accepted(String taskId, String requestId, List<RefusedTargets> refused) implements SubmissionResult {

        public Accepted {
            refused = List.copyOf(refused);
        }
    }

    /**
     * The provider refused the call as a whole; nothing of it was processed.
     *
     * @param error its error
     */
    record Refused(ProviderError error) implements SubmissionResult {}

    /**
     * The call never left this machine.
     *
     * @param reason why
     */
    record NotSent(Reason reason) implements SubmissionResult {}

    /**
     * The call was kept back right before it would have left.
     *
     * @param reason why
     */
    record Withheld(Reason reason) implements SubmissionResult {}

    /**
     * Whether the provider took the batch is not known; only asking it can tell.
     *
     * @param reason    what was seen instead of an answer
     * @param requestId the provider's id of the call; empty where there is none
     * @param error     the error that the provider answered with, and that leaves it open; null where there was none
     */
    record Unknown(
            Reason reason, String requestId, @Nullable ProviderError error) implements SubmissionResult {

        /** Nothing came that the provider had to say. */
        public Unknown(Reason reason, String requestId) {
            this(reason, requestId, null);
        }

        /** The provider's error leaves it open. */
        public Unknown(ProviderError error) {
            this(error.answer(), error.requestId(), error);
        }

        /** The provider's error code; empty where there is none. */
        public String code() {
            return error == null ? "" : error.code();
        }
    }
}
