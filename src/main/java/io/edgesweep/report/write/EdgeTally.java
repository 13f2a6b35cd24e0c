package io.edgesweep.report.write;

import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.report.EdgeLine;
import io.edgesweep.report.EdgeLine.PageLine;
import io.edgesweep.report.EdgeLine.ReasonLine;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts what was found at the edge. Holds no more than there is room for in a report. */
final class EdgeTally {

    private static final int PAGES = 100;
    private static final int NODES = 100;
    private static final int REASONS = 20;
    private static final int EXAMPLES = 5;

    private final Map<Freshness, Long> counts = new EnumMap<>(Freshness.class);
    private final Set<String> nodes = new TreeSet<>();
    private final List<PageLine> pages = new ArrayList<>();
    private final Map<Reason, Unclear> reasons = new LinkedHashMap<>();

    private static final class Unclear {

        private long pages;
        private final List<String> examples = new ArrayList<>(EXAMPLES);
    }

    void add(EdgeLook look) {
        counts.merge(look.freshness(), 1L, Long::sum);
        look.nodes().stream().filter(node -> nodes.size() < NODES).forEach(nodes::add);
        String url = ForeignText.oneLine(look.url());
        if (look.freshness() == Freshness.STALE && pages.size() < PAGES) {
            pages.add(new PageLine(url, look.freshness(), look.reason(), look.evidence()));
        }
        if (look.freshness() == Freshness.UNKNOWN) {
            Reason shown = reasons.size() < REASONS || reasons.containsKey(look.reason())
                    ? look.reason()
                    : Reason.of("others");
            Unclear unclear = reasons.computeIfAbsent(shown, reason -> new Unclear());
            unclear.pages++;
            if (unclear.examples.size() < EXAMPLES) {
                unclear.examples.add(url);
            }
        }
    }

    /** What it comes to; null where nothing was looked at. */
    @Nullable
    EdgeLine line() {
        long looked = counts.values().stream().mapToLong(Long::longValue).sum();
        return looked == 0
                ? null
                : new EdgeLine(
                        looked,
                        of(Freshness.FRESH),
                        of(Freshness.STALE),
                        of(Freshness.UNKNOWN),
                        List.copyOf(nodes),
                        List.copyOf(pages),
                        reasons.entrySet().stream()
                                .map(each -> new ReasonLine(
                                        each.getKey(), each.getValue().pages, List.copyOf(each.getValue().examples)))
                                .sorted(Comparator.comparing(line -> -line.pages()))
                                .toList());
    }

    private long of(Freshness freshness) {
        return counts.getOrDefault(freshness, 0L);
    }
}
