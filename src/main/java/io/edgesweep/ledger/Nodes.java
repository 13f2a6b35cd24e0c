package io.edgesweep.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes that work with the ledger, and what each has for itself meanwhile. What the provider limits, it limits by account;
 * so an account is worked with by one process at a time, whose own pace and quota are then those of the account.
 */
public interface Nodes {

    /** Where one process has the ledger alone: it may do everything. */
    Nodes ALONE = new Nodes() {

        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public Optional<String> take(Collection<String> names) {
            return Optional.empty();
        }

        @Override
        public void giveBack(Collection<String> names) {
            // Nobody else could take it.
        }

        @Override
        public Map<String, String> held() {
            return Map.of();
        }

        @Override
        public Optional<Instant> leaseOf(Collection<String> names) {
            return Optional.empty();
        }

        @Override
        public List<WorkingNode> working() {
            return List.of();
        }

        @Override
        public void publish(Map<String, String> jobs) {
            // Nobody else asks.
        }

        @Override
        public Map<String, NodeJob> decisive() {
            return Map.of();
        }
    };

    /**
     * A process that works with the ledger.
     *
     * @param name    of the node, as configured
     * @param process host and process
     * @param since   when it began
     * @param us      whether it is this one
     * @param work    what it has for itself: accounts and jobs
     */
    record WorkingNode(String name, String process, Instant since, boolean us, List<String> work) {

        public WorkingNode {
            work = List.copyOf(work);
        }
    }

    /** The name of what a process has for itself that works with an account. */
    static String account(String account) {
        return "account " + account;
    }

    /** The name of what a process has for itself that executes a job. */
    static String job(String job) {
        return "job " + job;
    }

    /** Whether other processes may work with the ledger. */
    boolean isShared();

    /**
     * Takes all that is named, or nothing. What this process has already it may take once more; it gives back each.
     *
     * @return empty when it was taken; else what another process has, and which, in words
     */
    Optional<String> take(Collection<String> names);

    /** Gives it back. Others may have it as soon as our last calls count no more in the account's pace. */
    void giveBack(Collection<String> names);

    /** What others have that are at work: the name, and the process. */
    Map<String, String> held();

    /**
     * Until when, by the database's clock, another process is taken for being at work that has some of what is named: it is, if this moves
     * on. Empty when none has.
     */
    Optional<Instant> leaseOf(Collection<String> names);

    /** All that are at work, this one among them, in the order in which they began. */
    List<WorkingNode> working();

    /**
     * How another process would run a job.
     *
     * @param node          the name of its node
     * @param configuration key=value, a line each
     */
    record NodeJob(String node, String configuration) {}

    /**
     * Lets the others know how this process would run its scheduled jobs.
     *
     * @param jobs the configuration of each, by name: key=value, a line each
     */
    void publish(Map<String, String> jobs);

    /** By the name of the job, how the process would run it that has been at work longest of those that have it, if that is another one. */
    Map<String, NodeJob> decisive();
}
