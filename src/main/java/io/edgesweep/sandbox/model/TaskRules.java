package io.edgesweep.sandbox.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What is to become of tasks whose target matches. The latest rule wins. */
public final class TaskRules {

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    public void add(Predicate<String> target, TaskOutcome outcome) {
        rules.add(0, new Rule(target, outcome));
    }

    public void clear() {
        rules.clear();
    }

    /**
     * The outcomes that rules prescribe, by position of the target. Decided once: a later rule is for later tasks.
     *
     * @param prefetch whether the targets are to be fetched; only then may a task end as {@code invalid}
     */
    public Map<Integer, TaskOutcome> forced(List<String> targets, boolean prefetch) {
        Map<Integer, TaskOutcome> forced = new HashMap<>();
        if (!rules.isEmpty()) {
            for (int position = 0; position < targets.size(); position++) {
                String target = targets.get(position);
                int at = position;
                rules.stream()
                        .filter(rule -> prefetch || rule.outcome().status() != TaskStatus.INVALID)
                        .filter(rule -> rule.target().test(target))
                        .findFirst()
                        .ifPresent(rule -> forced.put(at, rule.outcome()));
            }
        }
        return Map.copyOf(forced);
    }

    private record Rule(Predicate<String> target, TaskOutcome outcome) {}
}
