package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.cdn.DomainStatus;
import io.edgesweep.sandbox.model.TaskOutcome;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Everything that may be made to go wrong, at any time. Nothing does unless asked for here. */
public final class Faults {

    private final SandboxState state;

    public Faults(SandboxState state) {
        this.state = state;
    }

    /**
     * The next properly signed call of the action meets the fault. Faults of one action wait in line.
     *
     * @param action its name, of whatever product; or after its product's, as in {@code cdn:DescribePurgeTasks}
     */
    public Faults next(String action, Fault fault) {
        return next(action, 1, fault);
    }

    /** The next calls of the action, so many of them, meet the fault. */
    public Faults next(String action, int times, Fault fault) {
        state.faults.add(action, times, fault);
        return this;
    }

    /** As {@link #next(String, Fault)}, for calls with that key alone. */
    public Faults nextOfKey(String secretId, String action, Fault fault) {
        state.faults.add(FaultQueue.ofKey(secretId, action), 1, fault);
        return this;
    }

    /** Every properly signed call of the action with that key meets the fault, once none is in line for it. */
    public Faults alwaysOfKey(String secretId, String action, Fault fault) {
        state.faults.always(secretId, action, fault);
        return this;
    }

    /** Every properly signed call of any action meets the fault, once no fault of its action is in line. */
    public Faults always(Fault fault) {
        state.faults.always(fault);
        return this;
    }

    /** How many faults of the action still wait for a call. */
    public int waiting(String action) {
        return state.faults.waiting(action);
    }

    /** Ends {@link #next}, {@link #always} and {@link #tasks}. All else stays as it is. */
    public void clear() {
        state.faults.clear();
        state.rules.clear();
    }

    /** Tasks created from now on, for a target that matches as a whole, come to that end. The latest rule wins. */
    public Faults tasks(Pattern target, TaskOutcome outcome) {
        return tasks(target.asMatchPredicate(), outcome);
    }

    /** Tasks created from now on, for such a target, come to that end. The latest rule wins. */
    public Faults tasks(Predicate<String> target, TaskOutcome outcome) {
        state.rules.add(target, outcome);
        return this;
    }

    /** Changes what a key is good for. */
    public Faults key(String secretId, KeyState state) {
        this.state.keys.state(secretId, state);
        return this;
    }

    /** Refuses calls for the zone: {@code OperationDenied.ZoneNotActive}, task queries {@code OperationDenied}. */
    public Faults suspendZone(String zoneId) {
        state.zones.suspend(zoneId);
        return this;
    }

    public Faults resumeZone(String zoneId) {
        state.zones.resume(zoneId);
        return this;
    }

    /** How long a new task stays invisible to queries; also for tasks that exist. */
    public Faults listingLag(Duration lag) {
        state.tasks.log().listingLag(lag);
        state.cdnTasks.log().listingLag(lag);
        return this;
    }

    /** Refuses the account's calls, all but the reading of its CDN purge tasks and purge quota. */
    public Faults suspendAccount(String account) {
        state.accounts.suspend(account);
        return this;
    }

    public Faults resumeAccount(String account) {
        state.accounts.resume(account);
        return this;
    }

    /** Switches a CDN domain on or off, or locks it. */
    public Faults domain(String name, DomainStatus status) {
        state.domains.status(name, status);
        return this;
    }

    /**
     * Makes timestamps be judged by a clock that is wrong.
     *
     * @param skew how far it is ahead; negative if it is behind
     */
    public Faults clockSkew(Duration skew) {
        state.clock.skew(skew);
        return this;
    }

    /** Lets time pass for quota days and tasks. Timestamps are still judged by the real time. */
    public Faults advanceClock(Duration duration) {
        state.clock.advance(duration);
        return this;
    }

    /** Allows so many calls of one action by one account in a second; 0 refuses them all. */
    public Faults callsPerSecond(int calls) {
        state.rate.change(calls);
        return this;
    }
}
