package io.edgesweep.sandbox.model;

import java.util.List;

/**
 * Targets that were accepted, for whoever keeps copies of pages.
 *
 * @param type what is done with them; of the CDN's kinds, the EdgeOne type that is like it
 * @param deletes whether copies are removed; else the origin is asked about them first
 * @param targets in the order sent
 * @param hosts whose copies a tag or everything means; of no meaning for others
 * @param course when it is done, and what becomes of each target
 */
public record AcceptedWork(
        TaskType type, boolean deletes, List<String> targets, List<String> hosts, TaskTimeline course) {

    public AcceptedWork {
        targets = List.copyOf(targets);
        hosts = List.copyOf(hosts);
    }
}
