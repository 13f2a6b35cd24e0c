package io.edgesweep.provider;

import java.util.List;

/** What came of one attempt to hand over a batch. */
public sealed interface Answer {

    /**
     * The provider works on the batch, apart from the targets that it refused.
     *
     * @param taskId    the id to ask for what becomes of it; empty when every target was refused
     * @param requestId the provider's id of the call
     * @param refused   the targets that it refused
     */
    record Accepted(String taskId, String requestId, List<RefusedTargets> refused) implements Answer {

        public Accepted {
            refused = List.copyOf(refused);
        }
    }

    /**
     * The provider refused the call as a whole; nothing of it was processed.
     *
     * @param error its error
     */
    record Refused(ProviderError error) implements Answer {}

    /**
     * The call never left this machine.
     *
     * @param reason why, in words
     */
    record NotSent(String reason) implements Answer {}

    /**
     * Whether the provider took the batch is not known; only asking it can tell.
     *
     * @param reason    what was seen instead of an answer, in words
     * @param requestId the provider's id of the call; empty where there is none
     */
    record Unknown(String reason, String requestId) implements Answer {}
}
