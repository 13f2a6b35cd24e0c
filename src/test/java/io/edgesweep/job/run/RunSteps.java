package io.edgesweep.job.run;

import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.runtime.LaneWait;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.source.ReadResult;
import io.edgesweep.task.OutcomeCounts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * The steps of one run as one process does them, in the order of {@link PurgeJob} and without Spring Batch between them,
 * for those who want to do them one by one, or end them in the middle. Reports are not written, but must add up.
 */
public final class RunSteps implements AutoCloseable {

    private final RunAssembly assembly;

    /** Chooses the job's run, as a process does that begins. */
    public RunSteps(RunServices workshop, JobFile job, RandomGenerator random) throws IOException {
        Run run =
                new RunChoice(workshop, random, (left, its, now) -> end(workshop, left.id(), now)).of(job, Instant.MAX);
        this.assembly = new RunAssembly(
                run, new RunRequest(job, Set.of()), workshop, SharedLimits.of(workshop.settings()), Progress.NONE);
    }

    public String run() {
        return assembly.scope().run.id();
    }

    public void recover() throws InterruptedException {
        assembly.recovering().execute(null, null);
    }

    public void collect() throws IOException {
        UnsealedPageReader pages = assembly.pages();
        for (List<ReadResult.Row> page = pages.read(); page != null; page = pages.read()) {
            assembly.input().collector().take(page);
        }
    }

    public void cut() throws IOException, InterruptedException {
        assembly.cutting().execute(null, null);
    }

    /**
     * What each of the lanes does that send by an action. To wait is something to do, too: the others may go on meanwhile.
     *
     * @param inHand is told which batch is about to be sent
     */
    public LaneWork sending(Action action, Consumer<AnnouncedBatch> inHand) {
        SendingLanes lanes = action == Action.PURGE ? assembly.purges() : assembly.prefetches();
        SendingReader reader = assembly.sendingReader(lanes);
        SendingWriter writer = assembly.sendingWriter(lanes);
        return new ReadingAndWriting<Sending>(reader::next, chunk -> {
            for (Sending sending : chunk) {
                if (sending instanceof Sending.Later later) {
                    LaneWait.until(later.when(), assembly.scope().services);
                    return;
                }
                if (sending instanceof Sending.Send send) {
                    inHand.accept(send.departure().call());
                }
            }
            writer.write(chunk);
        });
    }

    /** What each of the lanes does that reconcile. */
    public LaneWork reconciling() {
        TasksReader reader = assembly.tasksReader();
        TasksWriter writer = assembly.tasksWriter();
        return new ReadingAndWriting<Following>(reader::next, chunk -> {
            for (Following following : chunk) {
                if (following instanceof Following.Later later) {
                    LaneWait.until(later.when(), assembly.scope().services);
                    return;
                }
            }
            writer.write(chunk);
        });
    }

    /** Whether prefetches are to be sent. */
    public boolean warms() {
        return assembly.warms();
    }

    /** No lane sends by the action any more. */
    public void isOver(Action action) {
        assembly.underway().isOver(action);
    }

    /** What the report step does, apart from the files. */
    public void report() throws InterruptedException {
        assembly.scope().services.ledger().recorder().discard(run());
        for (String site : assembly.scope().job().sites()) {
            assembly.quotas().lastReading(site);
        }
        end(assembly.scope().services, run(), assembly.scope().services.clock().instant());
    }

    private static void end(RunServices workshop, String run, Instant now) {
        OutcomeCounts counts = workshop.ledger().history().counts(run);
        if (!counts.addUp()) {
            throw new IllegalStateException("the numbers of run " + run + " do not add up: " + counts);
        }
        workshop.ledger().runs().finish(run, counts, "simulated", 0, false, now);
    }

    @Override
    public void close() throws IOException {
        assembly.close();
    }

    /** What the lanes of a step do: get something to do, then do it. Each lane does one of both at a time. */
    public interface LaneWork {

        /** The next thing to do; null when there is nothing left. */
        @Nullable
        Runnable next() throws Exception;

        /** The same work by somebody who stops as soon as there is nothing to do now. */
        default LaneWork untilItWaits() {
            return this;
        }
    }

    /** Checked exceptions end a simulation as unchecked ones do. */
    private record ReadingAndWriting<T>(ItemReader<T> reader, ItemWriter<T> writer) implements LaneWork {

        @Override
        public LaneWork untilItWaits() {
            return new ReadingAndWriting<>(() -> unlessLater(reader.read()), writer);
        }

        private static <T> @Nullable T unlessLater(@Nullable T item) {
            return item instanceof Following.Later ? null : item;
        }

        @Override
        public @Nullable Runnable next() throws Exception {
            T item = reader.read();
            return item == null ? null : () -> write(item);
        }

        private void write(T item) {
            try {
                writer.write(Chunk.of(item));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
