package io.edgesweep.job.run;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.FlowExecution;
import org.springframework.batch.core.job.flow.FlowExecutionException;
import org.springframework.batch.core.job.flow.FlowExecutor;
import org.springframework.batch.core.job.flow.State;

/**
 * A flow whose end is noted, however it ends, even if its step could not begin: others wait for it.
 *
 * @param flow     the flow
 * @param atItsEnd notes the end
 */
record EndNotedFlow(Flow flow, Runnable atItsEnd) implements Flow {

    @Override
    public String getName() {
        return flow.getName();
    }

    @Override
    public @Nullable State getState(String name) {
        return flow.getState(name);
    }

    @Override
    public FlowExecution start(FlowExecutor executor) throws FlowExecutionException {
        try {
            return flow.start(executor);
        } finally {
            atItsEnd.run();
        }
    }

    @Override
    public FlowExecution resume(String name, FlowExecutor executor) throws FlowExecutionException {
        try {
            return flow.resume(name, executor);
        } finally {
            atItsEnd.run();
        }
    }

    @Override
    public Collection<State> getStates() {
        return flow.getStates();
    }
}
