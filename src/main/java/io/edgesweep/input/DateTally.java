package io.edgesweep.input;

import io.edgesweep.snapshot.ChangeRule;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import io.edgesweep.text.Secrets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notices dates by which nobody can see what has changed: nearly all of a document are the newest of it, as when each build
 * renews them, or nearly all are others than when their pages were last purged. For one thread at a time.
 */
public final class DateTally {

    /** Of fewer dates nothing is said. */
    private static final int ENOUGH = 20;

    /** Nearly all, in percent. */
    private static final int NEARLY_ALL = 90;

    /** As long as one build may take. */
    private static final Duration TOGETHER = Duration.ofMinutes(10);

    /** Of more documents than these nothing is kept. */
    private static final int MOST_DOCUMENTS = 10_000;

    private static final int NAMED = 3;

    private final Map<String, Dates> documents = new LinkedHashMap<>();

    /** What is known of the dates in one document. */
    private static final class Dates {

        private long dated;
        private long newest;
        private @Nullable Lastmod since;
        private long known;
        private long moved;

        void saw(Lastmod date) {
            dated++;
            Duration later = since == null ? TOGETHER.plus(TOGETHER) : Duration.between(since.from(), date.from());
            if (later.compareTo(TOGETHER) > 0) {
                since = date;
                newest = 1;
            } else if (later.abs().compareTo(TOGETHER) <= 0) {
                newest++;
            }
        }

        boolean areOfOneBuild() {
            return isNearlyAll(newest, dated);
        }

        boolean moveTogether() {
            return isNearlyAll(moved, known);
        }

        private static boolean isNearlyAll(long some, long all) {
            return all >= ENOUGH && some * 100 >= all * NEARLY_ALL;
        }
    }

    private Stream<Dates> of(TargetRow row) {
        String document = row.place().source();
        return documents.size() < MOST_DOCUMENTS || documents.containsKey(document)
                ? Stream.of(documents.computeIfAbsent(document, name -> new Dates()))
                : Stream.empty();
    }

    /** A row was read whose date decides on whether it is due. */
    public void saw(TargetRow row) {
        Lastmod date = row.lastmod();
        if (date != null) {
            of(row).forEach(dates -> dates.saw(date));
        }
    }

    /** Such a row was compared with what was known of its target. */
    void compared(TargetRow row, @Nullable LastPurge known) {
        if (row.lastmod() != null && known != null && !known.equals(LastPurge.DISREGARDED)) {
            of(row).forEach(dates -> {
                dates.known++;
                dates.moved += ChangeRule.saysTheSame(row, known) ? 0 : 1;
            });
        }
    }

    /** What is to be said of the dates, of each document, those with most dates first. */
    public List<Reason> reasons() {
        List<Map.Entry<String, Dates>> odd = documents.entrySet().stream()
                .filter(each ->
                        each.getValue().areOfOneBuild() || each.getValue().moveTogether())
                .sorted(Comparator.comparingLong(each -> -each.getValue().dated))
                .toList();
        Stream<Reason> named = odd.stream().limit(NAMED).map(each -> reason(each.getKey(), each.getValue()));
        return odd.size() <= NAMED
                ? named.toList()
                : Stream.concat(named, Stream.of(Reason.of("finding.dates-more", odd.size() - NAMED)))
                        .toList();
    }

    private static Reason reason(String document, Dates dates) {
        String place = Secrets.masked(document);
        return dates.areOfOneBuild()
                ? reason("finding.dates-of-a-build", dates.newest, dates.dated, place)
                : reason("finding.dates-moved", dates.moved, dates.known, place);
    }

    private static Reason reason(String code, long some, long all, String place) {
        return Reason.of(code, some, all, some * 100 / all, place);
    }
}
