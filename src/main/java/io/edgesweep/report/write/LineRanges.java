package io.edgesweep.report.write;

import java.util.ArrayList;
import java.util.List;

/** Line numbers as people write them, {@code 3, 7–12}; beyond the first ranges there are only more. */
final class LineRanges {

    private static final int SHOWN = 8;

    private final List<long[]> ranges = new ArrayList<>(2);
    private boolean more;

    /** @param line from 1; 0 for none. Lines come in order: one that lies before the last begins a range of its own */
    void add(long line) {
        if (line <= 0 || more) {
            return;
        }
        long[] last = ranges.isEmpty() ? new long[] {-1, -1} : ranges.get(ranges.size() - 1);
        if (line == last[1] + 1) {
            last[1] = line;
        } else if (line < last[0] || line > last[1]) {
            if (ranges.size() < SHOWN) {
                ranges.add(new long[] {line, line});
            } else {
                more = true;
            }
        }
    }

    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        for (long[] range : ranges) {
            words.add(range[0] == range[1] ? String.valueOf(range[0]) : range[0] + "–" + range[1]);
        }
        return String.join(", ", words) + (more ? ", …" : "");
    }
}
