package io.edgesweep.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What docs/monitoring.md says of the metrics. */
public final class MonitoringPage {

    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `(edgesweep_\\w+)` \\| ([^|]*) \\|");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");

    private MonitoringPage() {}

    /** The labels of each metric in the section. */
    public static Map<String, Set<String>> metrics(String heading) throws IOException {
        String page = Files.readString(Path.of("docs", "monitoring.md"));
        String section = page.substring(page.indexOf("\n## " + heading + "\n") + 1);
        int end = section.indexOf("\n## ");
        return METRIC.matcher(end < 0 ? section : section.substring(0, end))
                .results()
                .collect(Collectors.toMap(
                        metric -> metric.group(1),
                        MonitoringPage::labels,
                        (one, other) -> {
                            throw new AssertionError("a metric stands there twice");
                        },
                        TreeMap::new));
    }

    private static Set<String> labels(MatchResult metric) {
        return LABEL.matcher(metric.group(2))
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
