package io.edgesweep.simulation;

import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.quota.Quota;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** No mistake, but many small batches, and a count of the windows in which they are asked for. */
final class CountsWindows implements Variant {

    /** Whoever looks for a lost answer looks further than that. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private int windows;
    private int withTasksOfOthers;

    @Override
    public Conditions in(Conditions conditions) {
        return conditions.withManySmallBatchesThatAreListedLate();
    }

    int windows() {
        return windows;
    }

    int withTasksOfOthers() {
        return withTasksOfOthers;
    }

    private void count(TaskQuery.OfTarget query, TaskPage page) {
        if (Duration.between(query.from(), query.to()).compareTo(LONGEST) > 0) {
            return;
        }
        if (query.offset() == 0) {
            windows++;
        }
        if (page.rows().stream().anyMatch(row -> row.target().contains("of-somebody-else"))) {
            withTasksOfOthers++;
        }
    }

    @Override
    public Providers providers(Providers real) {
        return new Providers() {
            @Override
            public Provider of(String site) {
                return new Counted(real.of(site));
            }

            @Override
            public CallMeter meter(Collection<String> sites) {
                return real.meter(sites);
            }
        };
    }

    private final class Counted implements Provider {

        private final Provider real;

        Counted(Provider real) {
            this.real = real;
        }

        @Override
        public Capabilities capabilities() {
            return real.capabilities();
        }

        @Override
        public SubmissionResult submit(Submission submission) throws InterruptedException {
            return real.submit(submission);
        }

        @Override
        public TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException {
            TaskPage page = real.tasks(query);
            if (query instanceof TaskQuery.OfTarget ofTarget
                    && ofTarget.target().isEmpty()) {
                count(ofTarget, page);
            }
            return page;
        }

        @Override
        public List<Quota> quota() throws ProviderException, InterruptedException {
            return real.quota();
        }
    }
}
