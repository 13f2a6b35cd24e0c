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
import io.edgesweep.task.TaskRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The mistake to take any task for ours that holds our first target: what it holds besides is not seen. It is made by leaving
 * the rows that are somebody else's out of the answers.
 */
final class AdoptsByTheFirstTarget implements Variant {

    @Override
    public Providers providers(Providers real) {
        return new Providers() {
            @Override
            public Provider of(String site) {
                return new Blind(real.of(site));
            }

            @Override
            public CallMeter meter(Collection<String> sites) {
                return real.meter(sites);
            }
        };
    }

    private record Blind(Provider real) implements Provider {

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
            if (query instanceof TaskQuery.OfTask) {
                List<TaskRow> seen = new ArrayList<>(page.rows());
                seen.removeIf(row -> row.target().contains("of-somebody-else"));
                return new TaskPage(seen.size(), seen);
            }
            return page;
        }

        @Override
        public List<Quota> quota() throws ProviderException, InterruptedException {
            return real.quota();
        }
    }
}
