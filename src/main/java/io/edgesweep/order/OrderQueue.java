package io.edgesweep.order;

import io.edgesweep.file.WholeFile;
import io.edgesweep.ledger.KeptOrder;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.Orders;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.Runs;
import io.edgesweep.order.QueuedOrder.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runs that were asked for, in their order. Each is in the ledger until its end, so that one whose process dies is resumed by the
 * next; dry runs too, though what they found is not.
 */
public final class OrderQueue {

    private static final Logger log = LoggerFactory.getLogger(OrderQueue.class);

    /** An order of which something is not known, as of a later version, is not run as if that were not there. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // as an earlier version wrote kinds and methods
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** So many that are over are remembered, for whoever asked. */
    private static final int REMEMBERED = 200;

    private final Orders orders;
    private final Runs runs;
    private final Path uploads;
    private final Map<String, Asked> known = new LinkedHashMap<>();

    /** Those that this process has taken. */
    private final Set<String> taken = new HashSet<>();

    private boolean isNew;

    /** How far one is. */
    public enum State {
        WAITING,
        UNDER_WAY,
        ENDED,
        FAILED,
        /** What people wrote, or the input that they named, cannot be used. */
        MISTAKEN,
        /** By a person, while it waited for its input. */
        STOPPED,
        /** By a person, before its turn. */
        TAKEN_OUT,
        /** It was paused, and whoever asked for it does not wait for the pause's end. */
        PAUSED
    }

    /**
     * One of them.
     *
     * @param run   what was asked for
     * @param state how far it is
     * @param words why it failed or was stopped; else empty
     */
    public record Asked(QueuedOrder run, State state, String words) {

        /** Whether nothing more is done for it. */
        public boolean isOver() {
            return state != State.WAITING && state != State.UNDER_WAY;
        }

        /** Whether it could not be run. */
        public boolean hasFailed() {
            return state == State.FAILED || state == State.MISTAKEN;
        }
    }

    /**
     * Those that an earlier process has left.
     *
     * @param uploads where files are put that came with an order, while it is executed
     */
    public OrderQueue(Orders orders, Runs runs, Path uploads) {
        this.orders = orders;
        this.runs = runs;
        this.uploads = uploads.toAbsolutePath();
        orders.all().forEach(this::read);
        isNew = known.values().stream().anyMatch(each -> !each.isOver());
        forgetOld();
    }

    private void read(KeptOrder kept) {
        try {
            QueuedOrder run = JSON.readValue(kept.content(), QueuedOrder.class).in(kept.run());
            State state =
                    kept.end() != null ? State.valueOf(kept.end()) : kept.elsewhere() ? State.UNDER_WAY : State.WAITING;
            known.put(run.id(), new Asked(run, state, kept.words()));
        } catch (JacksonException | IllegalArgumentException e) {
            log.warn(
                    "What was asked for at {} by {} cannot be read and is not run; ask for it again: {}",
                    kept.at(),
                    kept.askedBy(),
                    LocalFailure.words(e));
            orders.forget(kept.id());
        }
    }

    /**
     * Throws away the files that a process has put aside that died. Nothing may be asked for meanwhile.
     *
     * @throws IOException when the folder cannot be read, or something cannot be removed
     */
    public synchronized void removeLeftOvers() throws IOException {
        if (Files.isDirectory(uploads)) {
            try (Stream<Path> files = Files.list(uploads)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.deleteIfExists(file);
                    log.debug("{} is removed, for it is in the ledger or belongs to no order", file);
                }
            }
        }
    }

    /**
     * Asks for a run. It is on disk when this returns, and so are the files that came with it, which are taken away.
     *
     * @throws IOException when such a file cannot be read
     */
    public synchronized void ask(QueuedOrder run) throws IOException {
        List<Path> files = run.inputs().stream()
                .filter(Input::ours)
                .map(input -> Path.of(input.place()))
                .toList();
        // What comes of it is only here, and somebody waits for it here: no other process executes it while this one
        // lives.
        boolean ours = run.awaited() || run.dryRun();
        orders.add(run.id(), run.at(), run.askedBy(), JSON.writeValueAsString(run), files, ours);
        known.put(run.id(), new Asked(run, State.WAITING, ""));
        isNew = true;
        files.forEach(OrderQueue::remove);
        forgetOld();
    }

    private void forgetOld() {
        List<String> over = known.values().stream()
                .filter(Asked::isOver)
                .map(each -> each.run().id())
                .toList();
        over.stream().limit(Math.max(0, over.size() - REMEMBERED)).forEach(id -> {
            orders.forget(id);
            known.remove(id);
        });
    }

    /** Looks what other processes that work with the ledger have asked for, taken and ended since. */
    public synchronized void lookElsewhere() {
        List<KeptOrder> kept = orders.all();
        for (KeptOrder each : kept) {
            Asked asked = known.get(each.id());
            if (asked == null) {
                read(each);
                isNew |= known.containsKey(each.id());
            } else if (!asked.isOver() && !taken.contains(each.id())) {
                State state = each.end() != null
                        ? State.valueOf(each.end())
                        : each.elsewhere() ? State.UNDER_WAY : State.WAITING;
                isNew |= state == State.WAITING && asked.state() != State.WAITING;
                known.put(each.id(), new Asked(asked.run().in(each.run()), state, each.words()));
            }
        }
        Set<String> there = kept.stream().map(KeptOrder::id).collect(Collectors.toSet());
        known.values()
                .removeIf(each -> each.isOver() && !there.contains(each.run().id()));
    }

    /** Whether something was asked for since this was last called. */
    public synchronized boolean isNew() {
        boolean was = isNew;
        isNew = false;
        return was;
    }

    /** Whether one waits that may begin. */
    public synchronized boolean isWaiting(Predicate<QueuedOrder> mayBegin) {
        return known.values().stream().anyMatch(each -> each.state() == State.WAITING && mayBegin.test(each.run()));
    }

    /**
     * Takes the one whose turn it is: the first that may begin now.
     *
     * @param mayBegin  whether it may begin, as far as runs are concerned that are under way
     * @param ownership takes what the run needs for itself over all processes that work with the ledger
     */
    public synchronized Optional<QueuedOrder> take(Predicate<QueuedOrder> mayBegin, Ownership<QueuedOrder> ownership) {
        for (Asked each : begunFirst()) {
            if (each.state() == State.WAITING && mayBegin.test(each.run()) && ownership.take(each.run())) {
                Optional<QueuedOrder> taken = take(each.run());
                if (taken.isPresent()) {
                    return taken;
                }
                ownership.giveBack(each.run());
            }
        }
        return Optional.empty();
    }

    /** What a process had begun that died goes on before its job is run for another order: that would give its run up. */
    private List<Asked> begunFirst() {
        return known.values().stream()
                .sorted(Comparator.comparing(each -> each.run().run() == null))
                .toList();
    }

    private Optional<QueuedOrder> take(QueuedOrder run) {
        if (!orders.take(run.id())) {
            // Since we looked last, another process has taken it, or has ended it.
            known.put(run.id(), new Asked(run, State.UNDER_WAY, ""));
            return Optional.empty();
        }
        if (isOver(run)) {
            // The process died between the run's end and the removal of the file.
            ended(run, State.ENDED, "");
            return Optional.empty();
        }
        QueuedOrder here;
        try {
            here = run.of(inPlace(run));
        } catch (IOException e) {
            log.error("What was asked for at {} cannot be run: {}", run.at(), LocalFailure.words(e));
            ended(run, State.FAILED, "a file that came with it cannot be written: " + LocalFailure.words(e));
            return Optional.empty();
        }
        taken.add(run.id());
        known.put(run.id(), new Asked(here, State.UNDER_WAY, ""));
        return Optional.of(here);
    }

    private List<Input> inPlace(QueuedOrder run) throws IOException {
        List<Input> inputs = new ArrayList<>();
        int number = 0;
        for (Input input : run.inputs()) {
            inputs.add(input.ours() ? inPlace(run.id(), number++, input) : input);
        }
        return inputs;
    }

    private Input inPlace(String id, int number, Input input) throws IOException {
        Path file = uploads.resolve(id + "-" + number + ".csv");
        if (Files.notExists(file)) {
            Files.createDirectories(uploads);
            try (WholeFile whole = new WholeFile(file)) {
                orders.copyUpload(id, number, whole.out());
                whole.appear();
            }
        }
        return new Input(file.toString(), input.name(), true, input.layout());
    }

    private boolean isOver(QueuedOrder run) {
        return run.run() != null
                && runs.find(run.run())
                        .map(each -> each.state() == RunState.FINISHED && !orders.isGivenUpUnread(each.id()))
                        .orElse(false);
    }

    /** It is executed in this run. */
    public synchronized void begun(QueuedOrder asked, String run) {
        orders.begun(asked.id(), run);
        known.put(asked.id(), new Asked(asked.in(run), State.UNDER_WAY, ""));
    }

    /** It is over. */
    public synchronized void ended(QueuedOrder asked, State state, String words) {
        orders.ended(asked.id(), state.name(), words);
        taken.remove(asked.id());
        Asked last = known.get(asked.id());
        QueuedOrder run = last == null ? asked : last.run();
        known.put(asked.id(), new Asked(run, state, words));
        run.inputs().stream().filter(Input::ours).forEach(input -> remove(Path.of(input.place())));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn(
                    "{} came with an order, is not needed any more and cannot be removed; make its folder writable and remove"
                            + " it: {}",
                    file,
                    LocalFailure.words(e));
        }
    }

    /** Lets one go before all others that wait. Gives whether it still waits. */
    public synchronized boolean putFirst(String id, Instant now) {
        Asked asked = known.get(id);
        if (asked == null || asked.state() != State.WAITING) {
            return false;
        }
        orders.putFirst(id, now);
        Map<String, Asked> others = new LinkedHashMap<>(known);
        known.clear();
        known.put(id, asked);
        others.forEach(known::putIfAbsent);
        return true;
    }

    /** Takes one out of the queue. Gives whether it still waited. */
    public synchronized boolean takeOut(String id) {
        Asked asked = known.get(id);
        if (asked == null || asked.state() != State.WAITING || !orders.take(id)) {
            return false;
        }
        ended(asked.run(), State.TAKEN_OUT, "");
        return true;
    }

    /** The one with the id, as long as it is remembered. */
    public synchronized Optional<Asked> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** Those that wait or are under way, in their order. */
    public synchronized List<Asked> open() {
        return known.values().stream().filter(each -> !each.isOver()).toList();
    }
}
