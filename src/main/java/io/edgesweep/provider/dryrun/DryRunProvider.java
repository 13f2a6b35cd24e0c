package io.edgesweep.provider.dryrun;

import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Target;
import io.edgesweep.text.Reason;
import java.util.List;

/**
 * The outermost provider of a dry run: it asks like the real one and never hands anything over. The dry run does not get
 * as far as a submission; this makes sure of it.
 */
public final class DryRunProvider implements Provider {

    private final Provider provider;

    public DryRunProvider(Provider provider) {
        this.provider = provider;
    }

    @Override
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    @Override
    public SubmissionResult submit(Submission submission) {
        return new SubmissionResult.NotSent(Reason.of("error.dry-run"));
    }

    @Override
    public TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException {
        return provider.tasks(query);
    }

    @Override
    public List<Quota> quota() throws ProviderException, InterruptedException {
        return provider.quota();
    }

    @Override
    public boolean follows(Target target) {
        return provider.follows(target);
    }

    @Override
    public List<String> tagHosts() throws ProviderException, InterruptedException {
        return provider.tagHosts();
    }
}
