package io.edgesweep.provider;

import java.util.List;

/**
 * Targets that the provider refused for one reason, in its own spelling.
 *
 * @param reason  the provider's reason
 * @param targets the targets' texts, which may be spelled otherwise than they were sent
 */
public record RefusedTargets(String reason, List<String> targets) {

    public RefusedTargets {
        targets = List.copyOf(targets);
    }
}
