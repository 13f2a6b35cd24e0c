package io.edgesweep.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Plays seeds, one after the other, on one database. What goes wrong in them is meant to, so nothing of it is logged. */
final class Simulation implements AutoCloseable {

    /** Where the system has it, a folder costs a tenth there. Nothing in a simulation has to survive a loss of power. */
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private final SimulatedDatabase database;
    private final Path folder;
    private final ExecutorService threads = Executors.newCachedThreadPool(Simulation::daemon);
    private final Logger log = (Logger) LoggerFactory.getLogger("io.edgesweep");
    private final @Nullable Level levelBefore = log.getLevel();
    private int takenOver;

    Simulation() throws SQLException, IOException {
        this.database = new SimulatedDatabase();
        this.folder = Files.isWritable(IN_MEMORY)
                ? Files.createTempDirectory(IN_MEMORY, "simulation")
                : Files.createTempDirectory("simulation");
        log.setLevel(Level.OFF);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "simulated-node");
        thread.setDaemon(true);
        return thread;
    }

    Outcome play(Seed seed, Variant variant) {
        return new World(seed, database, folder, variant, null).play();
    }

    /** Plays a seed, and tells what happens in it to whoever listens. */
    Outcome replay(Seed seed, @Nullable Consumer<String> listener) {
        return replay(seed, Variant.NONE, listener);
    }

    /** As the other one, of the variant. */
    Outcome replay(Seed seed, Variant variant, @Nullable Consumer<String> listener) {
        return new World(seed, database, folder, variant, listener).play();
    }

    /** As {@link #play}, with several nodes. */
    Outcome playNodes(Seed seed, Variant variant, @Nullable Consumer<String> listener) {
        NodesWorld world = new NodesWorld(seed, database, folder, variant, threads, listener);
        Outcome outcome = world.play();
        takenOver += world.takenOver();
        return outcome;
    }

    /** How often a node has taken over from another. */
    int takenOver() {
        return takenOver;
    }

    /** The outcomes of the first seeds that break a rule, of so many from the first on. */
    List<Outcome> violating(int count, Variant variant, int most) {
        return violating(count, variant, most, violation -> false);
    }

    /** As the other one, and no more once one of the rules that are broken is the one looked for. */
    List<Outcome> violating(int count, Variant variant, int most, Predicate<String> lookedFor) {
        return violating(count, seed -> play(seed, variant), most, lookedFor);
    }

    /** As the other one, in worlds of several nodes. */
    List<Outcome> violatingNodes(int count, Variant variant, int most, Predicate<String> lookedFor) {
        return violating(count, seed -> playNodes(seed, variant, null), most, lookedFor);
    }

    private static List<Outcome> violating(
            int count, Function<Seed, Outcome> player, int most, Predicate<String> lookedFor) {
        List<Outcome> violating = new ArrayList<>();
        boolean found = false;
        for (long number = 1; number <= count && violating.size() < most && !found; number++) {
            Outcome outcome = player.apply(new Seed(number));
            if (!outcome.violations().isEmpty()) {
                violating.add(outcome);
                found = outcome.violations().stream().anyMatch(lookedFor);
            }
        }
        return violating;
    }

    @Override
    public void close() throws IOException {
        log.setLevel(levelBefore);
        threads.shutdownNow();
        database.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
