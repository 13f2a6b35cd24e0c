package io.edgesweep.explain;

import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.TargetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sources of a job say of a target, read as a run would read them. */
final class SourceFindings {

    /** More places than these nobody looks at. */
    private static final int PLACES = 5;

    private final List<String> places = new ArrayList<>();
    private long rows;

    /** What could not be read. */
    final List<String> unread = new ArrayList<>();

    /** The row that counts for it: the first. */
    @Nullable
    TargetRow row;

    /** A target that purges it too. */
    @Nullable
    TargetRow above;

    /** A row of it that is no target of the job. */
    @Nullable
    RejectedRow rejected;

    /** Why it counts as unchanged; empty where it is due. */
    Optional<RejectedRow> unchanged = Optional.empty();

    /** Whether only the origin can tell whether it has changed. */
    boolean askedOfOrigin;

    /** The run since which it waits; empty where it does not. */
    String waitsSince = "";

    /** The directory that is purged in its place. */
    Optional<String> directory = Optional.empty();

    /** Why the run would send nothing of its input. */
    Optional<String> overLimit = Optional.empty();

    /** How many targets go before it, that draw on the same quota of the site. */
    long ahead;

    /** A row names it. */
    void at(String place) {
        rows++;
        if (places.size() < PLACES) {
            places.add(place);
        }
    }

    /** Whether a row names it, or it waits. */
    boolean isListed() {
        return rows > 0 || !waitsSince.isEmpty();
    }

    /** How many rows name it. */
    long rows() {
        return rows;
    }

    /** Where they stand. */
    String where() {
        return String.join(", ", places) + (rows > places.size() ? " and " + (rows - places.size()) + " more" : "");
    }
}
