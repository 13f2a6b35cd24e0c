package io.edgesweep.sandbox;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Everything that may be made to go wrong, at any time. Nothing does unless asked for here. */
public final class Faults {

    private final FaultQueue queue;
    private final TaskRules rules;
    private final Keys keys;
    private final Zones zones;
    private final Tasks tasks;

    Faults(FaultQueue queue, TaskRules rules, Keys keys, Zones zones, Tasks tasks) {
        this.queue = queue;
        this.rules = rules;
        this.keys = keys;
        this.zones = zones;
        this.tasks = tasks;
    }

    /** The next properly signed call of the action meets the fault. Faults of one action wait in line. */
    public Faults next(String action, Fault fault) {
        return next(action, 1, fault);
    }

    /** The next calls of the action, so many of them, meet the fault. */
    public Faults next(String action, int times, Fault fault) {
        queue.add(action, times, fault);
        return this;
    }

    /** Every properly signed call of any action meets the fault, once no fault of its action is in line. */
    public Faults always(Fault fault) {
        queue.always(fault);
        return this;
    }

    /** How many faults of the action still wait for a call. */
    public int waiting(String action) {
        return queue.waiting(action);
    }

    /** Ends {@link #next}, {@link #always} and {@link #tasks}. Keys, zones and the listing lag stay as they are. */
    public void clear() {
        queue.clear();
        rules.clear();
    }

    /** Tasks created from now on, for a target that matches as a whole, come to that end. The latest rule wins. */
    public Faults tasks(Pattern target, TaskOutcome outcome) {
        return tasks(target.asMatchPredicate(), outcome);
    }

    /** Tasks created from now on, for such a target, come to that end. The latest rule wins. */
    public Faults tasks(Predicate<String> target, TaskOutcome outcome) {
        rules.add(target, outcome);
        return this;
    }

    /** Changes what a key is good for. */
    public Faults key(String secretId, KeyState state) {
        keys.state(secretId, state);
        return this;
    }

    /** Refuses calls for the zone: {@code OperationDenied.ZoneNotActive}, task queries {@code OperationDenied}. */
    public Faults suspendZone(String zoneId) {
        zones.suspend(zoneId);
        return this;
    }

    public Faults resumeZone(String zoneId) {
        zones.resume(zoneId);
        return this;
    }

    /** How long a new task stays invisible to queries; also for tasks that exist. */
    public Faults listingLag(Duration lag) {
        tasks.listingLag(lag);
        return this;
    }
}
