package io.edgesweep.schedule;

import io.edgesweep.ledger.Nodes;
import io.edgesweep.settings.EffectiveConfiguration;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out which jobs this node would run otherwise than the node does that has been at work longest. That one decides, so that each
 * firing has somebody who takes it; this one takes none of what differs.
 */
public final class NodeAgreement {

    private static final int KEYS = 3;

    private final Settings settings;
    private final Nodes nodes;
    private final Consumer<String> said;

    private Map<String, String> published = Map.of();
    private Set<String> told = Set.of();

    private volatile Map<String, String> differences = Map.of();
    private volatile Set<String> elsewhere = Set.of();

    /** @param said takes a line about each thing that people should know */
    NodeAgreement(Settings settings, Nodes nodes, Consumer<String> said) {
        this.settings = settings;
        this.nodes = nodes;
        this.said = said;
    }

    /** Lets the others know of the scheduled jobs, and looks how theirs are. */
    void look(List<JobFile> scheduled) {
        Map<String, String> ours = new TreeMap<>();
        scheduled.forEach(job -> ours.put(job.name(), configuration(job, settings)));
        if (!ours.equals(published)) {
            nodes.publish(ours);
            published = ours;
        }
        Map<String, Nodes.NodeJob> theirs = nodes.decisive();
        differences = differences(ours, theirs);
        Set<String> others = new HashSet<>(theirs.keySet());
        others.removeAll(ours.keySet());
        elsewhere = others;
        tell();
    }

    private void tell() {
        Set<String> now = new TreeSet<>(differences.values());
        now.stream().filter(words -> !told.contains(words)).forEach(said);
        told = now;
    }

    /** Whether another node decides how the job runs, and does not run it as this one would. */
    boolean differs(String job) {
        return differences.containsKey(job);
    }

    /** The jobs of whose schedule this node has nothing to say: those that differ, and those that only others have. */
    Set<String> undecided() {
        return Stream.concat(differences.keySet().stream(), elsewhere.stream()).collect(Collectors.toSet());
    }

    /**
     * What differs between how this node would run jobs and how another would, in words, by the name of the job.
     *
     * @param ours   the configuration of each
     * @param theirs that of the nodes that decide
     */
    static Map<String, String> differences(Map<String, String> ours, Map<String, Nodes.NodeJob> theirs) {
        Map<String, String> differences = new TreeMap<>();
        ours.forEach((job, configuration) -> {
            Nodes.NodeJob other = theirs.get(job);
            if (other != null && !other.configuration().equals(configuration)) {
                differences.put(job, words(job, configuration, other));
            }
        });
        return differences;
    }

    /**
     * The same of jobs that are not run here now.
     *
     * @param jobs those that have a schedule
     */
    public static Map<String, String> differences(List<JobFile> jobs, Settings settings, Nodes nodes) {
        Map<String, String> ours = new TreeMap<>();
        jobs.forEach(job -> ours.put(job.name(), configuration(job, settings)));
        return differences(ours, nodes.decisive());
    }

    private static String words(String job, String ours, Nodes.NodeJob other) {
        Set<String> lines = new TreeSet<>(ours.lines().toList());
        Set<String> keys = new TreeSet<>();
        other.configuration().lines().filter(line -> !lines.remove(line)).forEach(line -> keys.add(key(line)));
        lines.forEach(line -> keys.add(key(line)));
        String named = keys.stream().limit(KEYS).collect(Collectors.joining(", "));
        return "job " + job + ": its firings are left to node " + other.node()
                + ", which has been at work longer and whose configuration is another one: " + named
                + (keys.size() > KEYS ? " and " + (keys.size() - KEYS) + " more" : "")
                + ". Give both nodes the same files";
    }

    private static String key(String line) {
        return line.substring(0, Math.max(0, line.indexOf('=')));
    }

    /** Of the job, its sites and their accounts; not what is the machine's own, such as its folders. */
    private static String configuration(JobFile job, Settings settings) {
        return EffectiveConfiguration.of(job, settings).entrySet().stream()
                .filter(each -> each.getKey().matches("(job|sites|accounts)\\..*"))
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("\n"));
    }
}
