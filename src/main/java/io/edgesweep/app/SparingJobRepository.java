package io.edgesweep.app;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Writes down of a step that it began and how it ended, and nothing in between. Spring Batch would write at its start, after
 * each item and at its end, and its context besides: some eight commits, each a wait for the disk, for every step and every lane.
 * Nothing of that is ever read, because each step follows the ledger when a run is resumed.
 */
final class SparingJobRepository implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof JobRepository)) {
            return bean;
        }
        ProxyFactory sparing = new ProxyFactory(bean);
        sparing.addAdvice(new Sparing());
        return sparing.getProxy();
    }

    private static final class Sparing implements MethodInterceptor {

        @Override
        public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
            return isSpared(invocation) ? null : invocation.proceed();
        }

        private static boolean isSpared(MethodInvocation invocation) {
            return switch (invocation.getMethod().getName()) {
                case "updateExecutionContext" -> true;
                case "update" ->
                    invocation.getArguments()[0] instanceof StepExecution step
                            && (step.getStatus().isRunning() || isWritten(step));
                default -> false;
            };
        }

        /** The end of a step is written before its listeners are told and again after that. */
        private static boolean isWritten(StepExecution step) {
            return step.getStatus() == BatchStatus.COMPLETED
                    && step.getEndTime() != null
                    && step.getLastUpdated() != null
                    && !step.getLastUpdated().isBefore(step.getEndTime());
        }
    }
}
