package io.edgesweep.order;

import io.edgesweep.file.WholeFile;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
 * The runs that were asked for, in their order. Each is a file until its end, so that one whose process dies is resumed by
 * the next; dry runs, which change nothing, are kept in memory alone.
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

    private final Path folder;
    private final Runs runs;
    private final Map<String, Asked> known = new LinkedHashMap<>();
    private boolean isNew;
    private boolean isAnyUnreadable;

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
        TAKEN_OUT
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
     * Those that a dead process has left.
     *
     * @param folder where they are kept
     * @throws IOException when it cannot be read
     */
    public OrderQueue(Path folder, Runs runs) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.runs = runs;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparing(QueuedOrder::at).thenComparing(QueuedOrder::id))
                    .forEach(run -> known.put(run.id(), new Asked(run, State.WAITING, "")));
        }
        isNew = !known.isEmpty();
    }

    private Optional<QueuedOrder> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), QueuedOrder.class));
        } catch (IOException | JacksonException e) {
            isAnyUnreadable = true;
            log.warn(
                    "{} cannot be read, what it asks for is not run; ask for it again: {}",
                    file,
                    LocalFailure.words(e));
            return Optional.empty();
        }
    }

    /**
     * Throws away what a process has put aside that died before the order for it was kept, or after a dry run was asked for.
     * Nothing may be asked for meanwhile.
     *
     * @param uploads the folder in which files for orders are put aside
     * @throws IOException when it cannot be read, or something cannot be removed
     */
    public synchronized void removeLeftOvers(Path uploads) throws IOException {
        removeAll(folder, file -> file.toString().endsWith(".part"));
        // What an order that cannot be read names is not known: a person may fix it.
        if (Files.isDirectory(uploads) && !isAnyUnreadable) {
            Set<String> needed = open().stream()
                    .flatMap(each -> each.run().inputs().stream())
                    .map(input -> String.valueOf(Path.of(input.place()).getFileName()))
                    .collect(Collectors.toSet());
            removeAll(uploads, file -> !needed.contains(String.valueOf(file.getFileName())));
        }
    }

    private static void removeAll(Path in, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            for (Path file : files.filter(Files::isRegularFile).filter(which).toList()) {
                Files.deleteIfExists(file);
                log.info("{} is removed, for no order needs it", file);
            }
        }
    }

    /**
     * Asks for a run. It is on disk when this returns.
     *
     * @throws IOException when it cannot be kept
     */
    public synchronized void ask(QueuedOrder run) throws IOException {
        keep(run);
        known.put(run.id(), new Asked(run, State.WAITING, ""));
        isNew = true;
        forgetOld();
    }

    private void keep(QueuedOrder run) throws IOException {
        if (!run.dryRun()) {
            WholeFile.write(file(run), writer -> writer.write(JSON.writeValueAsString(run)));
        }
    }

    private Path file(QueuedOrder run) {
        return folder.resolve(run.id() + ".json");
    }

    private void forgetOld() {
        List<String> over = known.values().stream()
                .filter(Asked::isOver)
                .map(each -> each.run().id())
                .toList();
        over.stream().limit(Math.max(0, over.size() - REMEMBERED)).forEach(known::remove);
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
     * @param mayBegin whether it may begin, as far as runs are concerned that are under way
     */
    public synchronized Optional<QueuedOrder> take(Predicate<QueuedOrder> mayBegin) {
        for (Asked each : List.copyOf(known.values())) {
            if (each.state() != State.WAITING || !mayBegin.test(each.run())) {
                continue;
            }
            QueuedOrder run = each.run();
            if (isOver(run)) {
                // The process died between the run's end and the removal of the file.
                ended(run, State.ENDED, "");
                continue;
            }
            known.put(run.id(), new Asked(run, State.UNDER_WAY, ""));
            return Optional.of(run);
        }
        return Optional.empty();
    }

    private boolean isOver(QueuedOrder run) {
        return run.run() != null
                && runs.find(run.run())
                        .map(each -> each.state() == RunState.FINISHED)
                        .orElse(false);
    }

    /** It is played in this run. */
    public synchronized void begun(QueuedOrder asked, String run) {
        QueuedOrder begun = asked.in(run);
        try {
            keep(begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        known.put(asked.id(), new Asked(begun, State.UNDER_WAY, ""));
    }

    /** It is over. */
    public synchronized void ended(QueuedOrder asked, State state, String words) {
        Asked last = known.get(asked.id());
        known.put(asked.id(), new Asked(last == null ? asked : last.run(), state, words));
        try {
            Files.deleteIfExists(file(asked));
            for (QueuedOrder.Input input : asked.inputs()) {
                if (input.ours()) {
                    Files.deleteIfExists(Path.of(input.place()));
                }
            }
        } catch (IOException e) {
            log.warn(
                    "What was asked for by {} cannot be removed; make its folder writable and remove it: {}",
                    file(asked),
                    LocalFailure.words(e));
        }
    }

    /** Takes one out of the queue. Gives whether it still waited. */
    public synchronized boolean takeOut(String id) {
        Asked asked = known.get(id);
        if (asked == null || asked.state() != State.WAITING) {
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
