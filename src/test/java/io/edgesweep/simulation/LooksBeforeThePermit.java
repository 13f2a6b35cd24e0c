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
import io.edgesweep.text.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The mistake to look whether a call may leave before it waits for its permit, and not after. */
final class LooksBeforeThePermit implements Variant {

    @Override
    public Providers providers(Providers real) {
        return new Providers() {
            @Override
            public Provider of(String site) {
                return new Early(real.of(site));
            }

            @Override
            public CallMeter meter(Collection<String> sites) {
                return real.meter(sites);
            }
        };
    }

    private record Early(Provider real) implements Provider {

        @Override
        public Capabilities capabilities() {
            return real.capabilities();
        }

        @Override
        public SubmissionResult submit(Submission submission) throws InterruptedException {
            Optional<Reason> objection = submission.look().objection();
            return real.submit(new Submission(
                    submission.kind(),
                    submission.method(),
                    submission.targets(),
                    submission.prefetch(),
                    () -> objection));
        }

        @Override
        public TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException {
            return real.tasks(query);
        }

        @Override
        public List<Quota> quota() throws ProviderException, InterruptedException {
            return real.quota();
        }
    }
}
