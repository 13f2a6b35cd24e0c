package io.edgesweep.simulation;

import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.DepartureCheck;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.quota.Quota;
import java.util.Collection;
import java.util.List;

/** The mistake to send what was announced without a look whether it is still ours to send. */
final class LooksNoMore implements Variant {

    @Override
    public Providers providers(Providers real) {
        return new Providers() {
            @Override
            public Provider of(String site) {
                return new Hasty(real.of(site));
            }

            @Override
            public CallMeter meter(Collection<String> sites) {
                return real.meter(sites);
            }
        };
    }

    private record Hasty(Provider real) implements Provider {

        @Override
        public Capabilities capabilities() {
            return real.capabilities();
        }

        @Override
        public SubmissionResult submit(Submission submission) throws InterruptedException {
            return real.submit(new Submission(
                    submission.kind(),
                    submission.method(),
                    submission.targets(),
                    submission.prefetch(),
                    DepartureCheck.NONE));
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
