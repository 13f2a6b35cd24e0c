package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Nodes;
import java.time.ZoneId;
import java.util.List;

/**
 * A process that works with the ledger, as the console shows it.
 *
 * @param name    of its node
 * @param us      whether it is the one that shows this
 * @param process host and process
 * @param since   when it began, with its zone
 * @param work    which accounts and jobs it has for itself; empty for none
 */
public record NodeLine(String name, boolean us, String process, String since, String work) {

    /** All of them, in the order in which they began; none where there is but one. */
    public static List<NodeLine> all(Nodes nodes, ZoneId zone, Words words) {
        List<Nodes.WorkingNode> working = nodes.working();
        return working.size() < 2
                ? List.of()
                : working.stream().map(node -> of(node, zone, words)).toList();
    }

    private static NodeLine of(Nodes.WorkingNode node, ZoneId zone, Words words) {
        return new NodeLine(
                node.name(), node.us(), node.process(), words.time(node.since(), zone), String.join(", ", node.work()));
    }
}
