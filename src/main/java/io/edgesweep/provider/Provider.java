package io.edgesweep.provider;

import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Target;
import java.util.List;

/**
 * Whoever purges the caches of one site. To submit, and to read a page, is one call. Safe for use by several lanes at once.
 *
 * <p>Implementations turn every answer, error code and failure of the transport into the types of this room; they never
 * repeat a call by themselves. What may be repeated is decided by the wrappers below this room.
 */
public interface Provider {

    /** What it can do. */
    Capabilities capabilities();

    /** Hands over the targets of one batch. Never throws for what the provider or the network does: that is an answer. */
    SubmissionResult submit(Submission submission) throws InterruptedException;

    /**
     * Reads one page of the provider's tasks.
     *
     * @throws ProviderException when no page can be had
     */
    TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException;

    /**
     * Reads what may be sent today. A kind that is missing from the list is unknown, not zero.
     *
     * @throws ProviderException when the figures cannot be had
     */
    List<Quota> quota() throws ProviderException, InterruptedException;

    /** Whether it can be asked what became of the target; if not, that it was accepted is all that is ever known. */
    default boolean follows(Target target) {
        return true;
    }

    /**
     * The host names that a purge by tag reaches; none where tags cannot be purged.
     *
     * @throws ProviderException when they cannot be had, or when hosts of the site would be left out
     */
    default List<String> tagHosts() throws ProviderException, InterruptedException {
        return List.of();
    }
}
