package io.edgesweep.simulation;

import static java.util.Objects.requireNonNull;

import io.edgesweep.reconciliation.LostAnswerResolver;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.RowCodec;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.TaskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds our books against the input that came in and against what the provider did. */
final class Audit {

    private static final Set<String> TAKEN = Set.of("CONFIRMED", "FAILED");

    private static final Set<String> OVER = Set.of("REFUSED", "SUPERSEDED");

    private final JdbcClient jdbc;
    private final SimulatedTasks tasks;
    private final Calls calls;
    private final Map<String, List<String>> inputs;
    private final boolean warm;
    private final boolean clockWasSetBack;
    private final Violations violations;

    /**
     * @param inputs          the rows that each run was given, in order, by run, the first one first
     * @param clockWasSetBack whether the times in our books tell what came first
     */
    Audit(JdbcClient jdbc, Outside outside, Map<String, List<String>> inputs, boolean clockWasSetBack) {
        this.jdbc = jdbc;
        this.tasks = outside.tasks();
        this.calls = outside.calls();
        this.inputs = inputs;
        this.warm = outside.conditions().warm();
        this.clockWasSetBack = clockWasSetBack;
        this.violations = outside.violations();
    }

    /** A batch as it stands in the end. */
    private record BatchEntry(
            long id,
            String run,
            String site,
            Kind kind,
            int attempt,
            int calls,
            String state,
            String taskId,
            List<TargetRow> targets) {

        Set<String> values() {
            return targets.stream().map(row -> row.target().value()).collect(Collectors.toSet());
        }
    }

    /** One attempt at one target. */
    private record Entry(BatchEntry batch, TargetRow row, String state) {

        Named named() {
            return new Named(batch.site(), batch.kind(), row.target().value());
        }
    }

    /** An input row. */
    private record Asked(String run, long ordinal) {}

    private record Named(String site, Kind kind, String value) {}

    void audit() {
        List<BatchEntry> batches = batches();
        List<Entry> entries = entries(batches);
        everyRowIsRecordedOrRejected(entries);
        everyTargetHasOneState(entries);
        nothingIsOpenButWhatIsLeftForAPerson(batches);
        everyStateIsTheProviders(entries);
        everyTaskOfOursIsInOurBooks(batches);
        nothingIsTakenTwice(entries);
        nothingIsSentAgainThatWasAskedForSince();
        everyRunAddsUp();
        whatIsConfirmedIsPrefetchedOnce(entries);
    }

    private List<BatchEntry> batches() {
        return jdbc.sql("SELECT b.*, p.targets FROM batch b JOIN batch_payload p ON p.batch_id = b.id ORDER BY b.id")
                .query((row, i) -> new BatchEntry(
                        row.getLong("id"),
                        row.getString("recorded_by"),
                        row.getString("site"),
                        Kind.valueOf(row.getString("kind")),
                        row.getInt("attempt"),
                        row.getInt("calls"),
                        row.getString("state"),
                        row.getString("task_id"),
                        RowCodec.read(row.getBytes("targets"))))
                .list();
    }

    private List<Entry> entries(List<BatchEntry> batches) {
        Map<String, String> exceptions = new HashMap<>();
        jdbc.sql("SELECT batch_id, position, outcome FROM target_exception")
                .query((row, i) -> exceptions.put(
                        row.getLong("batch_id") + "/" + row.getInt("position"), row.getString("outcome")))
                .list();
        List<Entry> entries = new ArrayList<>();
        for (BatchEntry batch : batches) {
            for (int i = 0; i < batch.targets().size(); i++) {
                String state = exceptions.getOrDefault(batch.id() + "/" + i, batch.state());
                entries.add(new Entry(batch, batch.targets().get(i), state));
            }
        }
        return entries;
    }

    private void everyRowIsRecordedOrRejected(List<Entry> entries) {
        Set<Asked> recorded = new HashSet<>();
        entries.stream()
                .filter(entry -> entry.batch().kind() != Kind.PREFETCH)
                .forEach(entry ->
                        recorded.add(new Asked(entry.batch().run(), entry.row().ordinal())));
        Set<Asked> rejected = rejected();
        Set<String> sealed = new HashSet<>(jdbc.sql("SELECT id FROM run WHERE sealed_at IS NOT NULL")
                .query(String.class)
                .list());
        for (String run : sealed) {
            for (long i = 0; i < inputs.get(run).size(); i++) {
                Asked asked = new Asked(run, i);
                violations.addIf(
                        recorded.contains(asked) == rejected.contains(asked),
                        "lost, or two states: row " + asked + ", recorded " + recorded.contains(asked));
            }
        }
        recorded.removeIf(asked -> sealed.contains(asked.run()));
        violations.addIf(!recorded.isEmpty(), "recorded by runs that were never sealed: " + recorded);
    }

    private Set<Asked> rejected() {
        Set<Asked> rejected = new HashSet<>();
        jdbc.sql("SELECT run_id, content FROM rejected_page")
                .query((row, i) -> {
                    String run = row.getString("run_id");
                    RowCodec.readRejected(row.getBytes("content"))
                            .forEach(each -> rejected.add(new Asked(run, each.ordinal())));
                    return run;
                })
                .list();
        return rejected;
    }

    /** Each attempt but the last has failed, and there is one of each. */
    private void everyTargetHasOneState(List<Entry> entries) {
        Map<Asked, List<Entry>> attempts = entries.stream()
                .filter(entry -> entry.batch().kind() != Kind.PREFETCH)
                .collect(Collectors.groupingBy(
                        entry -> new Asked(entry.batch().run(), entry.row().ordinal())));
        attempts.forEach((asked, each) -> {
            Map<Integer, List<Entry>> byNumber = each.stream()
                    .collect(Collectors.groupingBy(entry -> entry.batch().attempt()));
            for (int number = 1; number <= byNumber.size(); number++) {
                List<Entry> found = byNumber.getOrDefault(number, List.of());
                boolean last = number == byNumber.size();
                violations.addIf(
                        found.size() != 1 || (!last && !found.get(0).state().equals("FAILED")),
                        "not in exactly one state: " + asked + ", attempt " + number + " in "
                                + found.stream().map(Entry::state).toList());
            }
        });
    }

    private void nothingIsOpenButWhatIsLeftForAPerson(List<BatchEntry> batches) {
        for (BatchEntry batch : batches) {
            boolean open = !TAKEN.contains(batch.state()) && !OVER.contains(batch.state());
            boolean forAPerson = batch.state().equals("UNSETTLED") && batch.calls() >= LostAnswerResolver.CALLS;
            violations.addIf(open && !forAPerson, "still open: batch " + batch.id() + " is " + batch.state());
        }
        Set<Long> sentTooOften = calls.unansweredMoreThan(LostAnswerResolver.CALLS);
        violations.addIf(!sentTooOften.isEmpty(), "sent too often without an answer: batches " + sentTooOften);
    }

    private void everyStateIsTheProviders(List<Entry> entries) {
        Map<String, SimulatedTask> byId =
                tasks.all().stream().collect(Collectors.toMap(SimulatedTask::id, task -> task));
        for (Entry entry : entries) {
            String value = entry.row().target().value();
            String what = value + " of batch " + entry.batch().id() + " is " + entry.state();
            if (entry.state().equals("REFUSED")) {
                violations.addIf(!calls.wasRefused(value), "never refused by the provider: " + what);
            } else if (TAKEN.contains(entry.state())) {
                SimulatedTask task = byId.get(entry.batch().taskId());
                if (task == null || !task.holds(value)) {
                    violations.add("never taken by the provider: " + what + ", task " + task);
                } else {
                    violations.addIf(
                            task.purges(value) != entry.state().equals("CONFIRMED"),
                            "not what the provider says: " + what + ", task " + task);
                    violations.addIf(
                            task.ours() == null && !cannotBeToldFromOurs(task, entry.batch()),
                            "somebody else's: " + what + ", task " + task);
                }
            }
        }
    }

    /** What somebody else asked for at the moment of our call, of our targets alone, looks like ours to everybody. */
    private static boolean cannotBeToldFromOurs(SimulatedTask task, BatchEntry batch) {
        return task.rows().stream().allMatch(row -> batch.values().contains(row.value()));
    }

    private void everyTaskOfOursIsInOurBooks(List<BatchEntry> batches) {
        Map<String, Long> known =
                batches.stream().collect(Collectors.groupingBy(BatchEntry::taskId, Collectors.counting()));
        for (SimulatedTask task : tasks.all()) {
            long times = known.getOrDefault(task.id(), 0L);
            violations.addIf(times > 1, "adopted " + times + " times: " + task.id());
            violations.addIf(task.ours() != null && times == 0, "lost: our books do not know of " + task.id());
        }
    }

    private void nothingIsTakenTwice(List<Entry> entries) {
        Map<Named, Integer> taken = new HashMap<>();
        for (SimulatedTask task : tasks.all()) {
            if (task.ours() != null) {
                task.rows()
                        .forEach(row -> taken.merge(new Named(task.site(), task.kind(), row.value()), 1, Integer::sum));
            }
        }
        Map<Named, Integer> asked = new HashMap<>();
        entries.stream()
                .filter(entry -> !entry.state().equals("SUPERSEDED"))
                .forEach(entry -> asked.merge(entry.named(), 1, Integer::sum));
        taken.forEach((named, times) -> violations.addIf(
                times > asked.getOrDefault(named, 0),
                "doubled: " + named + " was taken " + times + " times, and asked for " + asked.getOrDefault(named, 0)
                        + " times"));
    }

    /** An older run's call for a target leaves no more once a younger run's was taken, and has purged it. */
    private void nothingIsSentAgainThatWasAskedForSince() {
        if (clockWasSetBack) {
            return;
        }
        List<String> order = List.copyOf(inputs.keySet());
        Map<Named, Taken> latest = new HashMap<>();
        tasks.all().stream()
                .filter(task -> task.ours() != null)
                .flatMap(task -> task.rows().stream().map(row -> new Taken(task, row, order)))
                .sorted(Comparator.comparing(taken -> taken.row().created()))
                .forEach(taken -> {
                    Taken before = latest.get(taken.named());
                    violations.addIf(
                            before != null && taken.run() < before.run(),
                            "sent again though asked for since: " + taken.named() + ", task "
                                    + taken.task().id() + " after task "
                                    + (before == null ? "" : before.task().id()));
                    if (taken.row().end() == TaskState.SUCCESS && (before == null || taken.run() > before.run())) {
                        latest.put(taken.named(), taken);
                    }
                });
    }

    private void whatIsConfirmedIsPrefetchedOnce(List<Entry> entries) {
        if (clockWasSetBack) {
            return;
        }
        Map<String, Long> recorded = entries.stream()
                .filter(entry -> entry.batch().kind() == Kind.PREFETCH)
                .filter(entry -> entry.batch().attempt() == 1 && !entry.state().equals("SUPERSEDED"))
                .collect(Collectors.groupingBy(
                        entry -> entry.row().target().value() + " in run "
                                + entry.batch().run(),
                        Collectors.counting()));
        recorded.forEach((what, times) -> violations.addIf(times > 1, "prefetched " + times + " times: " + what));
        if (warm) {
            Set<String> warmed = entries.stream()
                    .filter(entry -> entry.batch().kind() == Kind.PREFETCH)
                    .map(entry -> entry.row().target().value())
                    .collect(Collectors.toSet());
            List<String> order = List.copyOf(inputs.keySet());
            entries.stream()
                    .filter(entry -> entry.batch().kind() == Kind.URL)
                    .collect(Collectors.toMap(
                            Entry::named,
                            entry -> entry,
                            (one, other) -> order.indexOf(one.batch().run())
                                            > order.indexOf(other.batch().run())
                                    ? one
                                    : other))
                    .forEach((named, latest) -> violations.addIf(
                            latest.state().equals("CONFIRMED") && !warmed.contains(named.value()),
                            "never prefetched: " + named));
        }
    }

    /** What became of a run's rows is told once more whenever its report is written anew. */
    private void everyRunAddsUp() {
        jdbc.sql("""
                SELECT id, rows_read + carried_in AS came_in, duplicate + invalid + excluded + unchanged + stopped + comment
                    + confirmed + failed + refused + carried_over + unsettled AS went_out
                FROM run WHERE state = 'FINISHED'
                """)
                .query((row, i) -> row.getLong("came_in") == row.getLong("went_out") ? "" : row.getString("id"))
                .list()
                .forEach(run -> violations.addIf(!run.isEmpty(), "does not add up: run " + run));
    }

    /** A target that the provider took from us. */
    private record Taken(SimulatedTask task, SimulatedTask.Row row, List<String> order) {

        Named named() {
            return new Named(task.site(), task.kind(), row.value());
        }

        /** How late the run began that has asked for it. */
        int run() {
            return order.indexOf(requireNonNull(task.ours()).batch().recordedBy());
        }
    }
}
