package io.edgesweep.sandbox.server;

import java.time.Instant;
import java.util.List;

/**
 * One request as it was received and what became of it. Text that a request did not carry is empty.
 *
 * @param arrival by the sandbox's clock
 * @param arrivalNanos by the sandbox's monotonic ticker; only differences mean something
 * @param product {@code teo} or {@code cdn}, by the version; empty for any other version
 * @param requestId the one answered, or that would have been
 * @param targets as sent
 * @param accepted the targets that are being worked on, in the order sent; {@code *} stands for {@code purge_all}
 * @param booked how much quota the call took; what is global in the CDN takes it twice
 * @param jobId of the accepted targets: EdgeOne's {@code JobId} or the CDN's {@code TaskId}
 * @param verdict {@link #OK}, an error code, or the word of the fault that was applied
 */
public record JournalEntry(
        Instant arrival,
        long arrivalNanos,
        String product,
        String action,
        String version,
        String secretId,
        String requestId,
        String zoneId,
        String type,
        List<String> targets,
        List<String> accepted,
        int booked,
        String jobId,
        String verdict) {

    public static final String OK = "OK";

    public JournalEntry {
        targets = List.copyOf(targets);
        accepted = List.copyOf(accepted);
    }

    /** Whether it was a call of that action: by its name alone, or after its product's as in {@code cdn:PushUrlsCache}. */
    boolean isOf(String name) {
        return action.equals(name) || (product + ":" + action).equals(name);
    }

    public boolean isOk() {
        return verdict.equals(OK);
    }
}
