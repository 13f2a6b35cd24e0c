package io.edgesweep.batch;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the directories below which most URLs are to be purged, and counts what lies in them. Every URL is shown twice: first
 * those that are to be purged, to find out which directories can be among the largest, then all that are known, to count
 * these exactly. Memory does not grow with the number of URLs or directories: of more than are kept, each loses one of its
 * count whenever another would have to be added (Misra and Gries), so that none is lost that holds more than its share.
 */
public final class DirectoryTally {

    private static final int KEPT = 10_000;

    /** Below so many segments of a path, no directory is looked at: nobody nests that deep but by mistake. */
    private static final int DEEPEST = 8;

    private final int kept;
    private final Map<Key, Count> counts = new HashMap<>();

    private record Key(String site, String prefix) {}

    private static final class Count {
        private long purged;
        private long others;
    }

    /**
     * A directory.
     *
     * @param site   the site's name
     * @param prefix the directory
     * @param purged how many URLs below it are to be purged
     * @param others how many others are known below it
     */
    public record Directory(String site, String prefix, long purged, long others) {

        int depth() {
            return (int) prefix.chars().filter(each -> each == '/').count() - 3;
        }

        private boolean overlaps(Directory other) {
            return site.equals(other.site) && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix));
        }
    }

    public DirectoryTally() {
        this(KEPT);
    }

    DirectoryTally(int kept) {
        this.kept = kept;
    }

    /** For the first time: a URL that is to be purged. */
    public void find(TargetRow row) {
        for (Key key : above(row)) {
            Count count = counts.get(key);
            if (count != null) {
                count.purged++;
            } else if (counts.size() < kept) {
                counts.computeIfAbsent(key, unknown -> new Count()).purged++;
            } else {
                counts.values().removeIf(each -> --each.purged == 0);
            }
        }
    }

    /** All have been shown once. Gives whether it is worth showing them again. */
    public boolean beginCounting() {
        for (Count count : counts.values()) {
            count.purged = 0;
        }
        return !counts.isEmpty();
    }

    /** For the second time: a URL that is to be purged. */
    public void countPurged(TargetRow row) {
        for (Key key : above(row)) {
            Count count = counts.get(key);
            if (count != null) {
                count.purged++;
            }
        }
    }

    /** A URL that need not be purged. */
    public void countOther(TargetRow row) {
        for (Key key : above(row)) {
            Count count = counts.get(key);
            if (count != null) {
                count.others++;
            }
        }
    }

    /**
     * The best of those that the rule allows: none lies in another, and of two that hold the same URLs the deeper one is
     * taken.
     *
     * @param most how many there may be
     */
    public List<Directory> best(CollapseRule rule, int most) {
        List<Directory> candidates = new ArrayList<>();
        counts.forEach((key, count) -> {
            Directory directory = new Directory(key.site(), key.prefix(), count.purged, count.others);
            if (rule.allows(directory)) {
                candidates.add(directory);
            }
        });
        candidates.sort(Comparator.comparingLong((Directory each) -> each.others() - each.purged())
                .thenComparing(each -> -each.prefix().length())
                .thenComparing(Directory::prefix));
        List<Directory> best = new ArrayList<>();
        for (Directory each : candidates) {
            if (best.size() < most && best.stream().noneMatch(each::overlaps)) {
                best.add(each);
            }
        }
        return best;
    }

    private static List<Key> above(TargetRow row) {
        return row.target().kind() != Kind.URL
                ? List.of()
                : above(row.target()).stream()
                        .map(prefix -> new Key(row.site(), prefix))
                        .toList();
    }

    /** The directories in which a URL lies, but for the root of its host: who purges that means all of it. */
    public static List<String> above(Target url) {
        int query = url.value().indexOf('?');
        String path = query < 0 ? url.value() : url.value().substring(0, query);
        List<String> prefixes = new ArrayList<>();
        int root = path.indexOf('/', path.indexOf("://") + 3);
        for (int end = path.indexOf('/', root + 1); end > 0 && prefixes.size() < DEEPEST; ) {
            prefixes.add(path.substring(0, end + 1));
            end = path.indexOf('/', end + 1);
        }
        return prefixes;
    }
}
