package io.edgesweep.job.run;

import io.edgesweep.input.DirectoryCollapse;
import io.edgesweep.ledger.Recorder;
import io.edgesweep.spill.GroupedRows;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers the targets that directories are purged for, and writes each directory down with them: as one batch of one target.
 * What becomes of it becomes of all of them.
 */
final class CoveredRows {

    private final DirectoryCollapse collapse;
    private final GroupedRows<Group> groups;
    private final Map<Group, Most> found = new LinkedHashMap<>();

    private record Group(String site, String directory, Method method) {}

    /** What is to be known of a group's rows: the first, and the highest priority of any. */
    private record Most(TargetRow first, int priority) {

        Most with(TargetRow row) {
            return row.priority() > priority ? new Most(first, row.priority()) : this;
        }
    }

    /** @param folder the run's own, which is thrown away after it */
    CoveredRows(DirectoryCollapse collapse, Path folder) {
        this.collapse = collapse;
        this.groups = new GroupedRows<>(folder);
    }

    /** Takes a target, if a directory is purged in its place. */
    boolean take(TargetRow row) throws IOException {
        Optional<String> directory = collapse.of(row);
        if (directory.isEmpty()) {
            return false;
        }
        Group group = new Group(row.site(), directory.get(), row.method());
        Most most = found.get(group);
        found.put(group, most == null ? new Most(row, row.priority()) : most.with(row));
        groups.add(group, row);
        return true;
    }

    /**
     * There are no more: writes all of the directories down.
     *
     * @param look is run before each, and may end it
     */
    void record(Recorder recorder, String run, Runnable look) throws IOException {
        for (Map.Entry<Group, Most> each : found.entrySet()) {
            look.run();
            try (GroupedRows.Pages rows = groups.pages(each.getKey())) {
                recorder.recordDirectory(run, directory(each.getKey(), each.getValue()), rows);
            }
        }
        found.clear();
    }

    private static TargetRow directory(Group group, Most most) {
        return new TargetRow(
                most.first().ordinal(),
                most.first().place(),
                group.site(),
                new Target(Kind.PREFIX, group.directory()),
                group.method(),
                most.priority(),
                null,
                Map.of());
    }
}
