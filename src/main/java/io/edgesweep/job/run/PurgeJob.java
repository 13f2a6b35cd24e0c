package io.edgesweep.job.run;

import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.process.RunLog;
import io.edgesweep.source.ReadResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * The order in which a run goes. A straight line, but for the steps that send, follow and warm, which go on side by side, each
 * under the ceiling of its own action: a used-up quota is an ordinary ending, and a step that finds nothing to do
 * does nothing. Every step follows the ledger, so each may be run again after a restart; Spring Batch's own record of them
 * decides nothing.
 *
 * <p>No step is fault-tolerant, because that would write, which is send, a batch again; and no step has a transaction
 * around it, because the ledger must be committed before a call leaves and again after its answer.
 */
final class PurgeJob {

    static final String NAME = "purge";

    private static final Set<BatchState> TO_SEND =
            EnumSet.of(BatchState.RECORDED, BatchState.DEFERRED, BatchState.SUBMITTING, BatchState.UNSETTLED);

    private static final Set<BatchState> OPEN = EnumSet.of(
            BatchState.RECORDED,
            BatchState.DEFERRED,
            BatchState.SUBMITTING,
            BatchState.UNSETTLED,
            BatchState.SUBMITTED);

    private final JobRepository repository;
    private final PlatformTransactionManager noTransaction = new ResourcelessTransactionManager();
    private final PlatformTransactionManager nothingHeld = holdingNothing();

    PurgeJob(JobRepository repository) {
        this.repository = repository;
    }

    /**
     * For chunks. To Spring even a transaction of nothing is one, so that whoever asks for a connection within keeps it to
     * its end, while our commits take another: lanes that wait for an answer, or for the time to look again, would hold two
     * each and use up the pool. Without synchronization they hold one, and only as long as they use it. A tasklet's step
     * needs the synchronization, and runs alone.
     */
    private static PlatformTransactionManager holdingNothing() {
        ResourcelessTransactionManager transactions = new ResourcelessTransactionManager();
        transactions.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
        return transactions;
    }

    Job of(RunAssembly run, ReportTasklet report) {
        FlowBuilder<SimpleFlow> work = new FlowBuilder<SimpleFlow>("work")
                .start(step("recover", run.recovering()))
                .next(collect(run))
                .next(step("cut", run.cutting()))
                .next(sideBySide(run))
                .next(step("remember", run.remembering()));
        run.scope().job().afterPurge().verify().ifPresent(keys -> work.next(step("verify", run.verifying(keys))));
        return new JobBuilder(NAME, repository)
                .start(work.build())
                .on("*")
                .to(step("report", report))
                .end()
                .build();
    }

    /** What is sent is followed, and what is confirmed is warmed, while more is sent. */
    private Flow sideBySide(RunAssembly run) {
        List<Flow> flows = new ArrayList<>();
        flows.add(submit(run, run.purges(), TO_SEND));
        flows.add(flow(lanes("reconcile", run, OPEN, run.tasksReader(), run.tasksWriter())));
        if (run.warms()) {
            flows.add(submit(run, run.prefetches(), OPEN));
        } else {
            run.underway().isOver(Action.PREFETCH);
        }
        return new FlowBuilder<SimpleFlow>("side-by-side")
                .split(threads("step-"))
                .add(flows.toArray(Flow[]::new))
                .build();
    }

    private Flow submit(RunAssembly run, SendingLanes sending, Set<BatchState> work) {
        Step step = lanes(sending.step(), run, work, run.sendingReader(sending), run.sendingWriter(sending));
        return new EndNotedFlow(flow(step), () -> run.underway().isOver(sending.action()));
    }

    private static Flow flow(Step step) {
        return new FlowBuilder<SimpleFlow>(step.getName() + "-flow").start(step).build();
    }

    private Step collect(RunAssembly run) {
        return new StepBuilder("collect", repository)
                .<List<ReadResult.Row>, List<ReadResult.Row>>chunk(1)
                .transactionManager(nothingHeld)
                .reader(run.pages())
                .writer(new CollectingWriter(run.input().collector()))
                .allowStartIfComplete(true)
                .build();
    }

    private Step step(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(tasklet, noTransaction)
                .allowStartIfComplete(true)
                .build();
    }

    /**
     * Several lanes do the same, one batch at a time, so that slow answers do not waste permits. How many is decided when the
     * step begins, whatever an earlier execution of it had.
     */
    private <T> Step lanes(
            String name, RunAssembly run, Set<BatchState> work, ItemReader<T> reader, ItemWriter<T> writer) {
        Step lane = new StepBuilder(name + "-lane", repository)
                .<T, T>chunk(1)
                .transactionManager(nothingHeld)
                .reader(() -> noting(run, reader::read))
                .writer(chunk -> noting(run, () -> {
                    writer.write(chunk);
                    return chunk;
                }))
                .allowStartIfComplete(true)
                .build();
        int lanes = run.mostLanes();
        SimpleAsyncTaskExecutor threads = threads(name + "-");
        threads.setConcurrencyLimit(lanes);
        return new StepBuilder(name, repository)
                .partitioner(lane.getName(), most -> emptyContexts(run.lanes(work)))
                .step(lane)
                .gridSize(lanes)
                .taskExecutor(threads)
                .allowStartIfComplete(true)
                .build();
    }

    private static SimpleAsyncTaskExecutor threads(String prefix) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(prefix);
        threads.setTaskDecorator(RunLog::takenOver);
        return threads;
    }

    /** Notes what goes wrong for the other lanes. */
    private static <R extends @Nullable Object> R noting(RunAssembly run, Callable<R> work) throws Exception {
        try {
            return work.call();
        } catch (Exception e) {
            run.underway().failed(e);
            throw e;
        }
    }

    private static Map<String, ExecutionContext> emptyContexts(int lanes) {
        Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
        for (int i = 1; i <= lanes; i++) {
            contexts.put("lane" + i, new ExecutionContext());
        }
        return contexts;
    }
}
