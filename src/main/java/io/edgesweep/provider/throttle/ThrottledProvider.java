package io.edgesweep.provider.throttle;

import io.edgesweep.process.Patience;
import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.ProviderQuery;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Target;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider that takes "too many calls" as what it is: nothing was processed, so slow down and call again. The permits
 * themselves are taken where the call meets the wire (see {@link Throttle#await}), so that opening a connection does not
 * come between permit and call.
 */
public final class ThrottledProvider implements Provider {

    /** Others may use up the account's rate for a while; after so many refusals in a row we give the answer on. */
    private static final int REFUSALS = 30;

    private static final Logger log = LoggerFactory.getLogger(ThrottledProvider.class);

    private final Provider provider;
    private final Throttle throttle;
    private final Patience patience;

    /** @param patience how long a call is made again */
    public ThrottledProvider(Provider provider, Throttle throttle, Patience patience) {
        this.provider = provider;
        this.throttle = throttle;
        this.patience = patience;
    }

    @Override
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    @Override
    public SubmissionResult submit(Submission submission) throws InterruptedException {
        Patience.Wait wait = patience.begin();
        SubmissionResult answer = provider.submit(submission);
        for (int refusals = 1; isTooFast(answer) && refusals < REFUSALS && !wait.isOver(); refusals++) {
            answer = provider.submit(submission);
        }
        return answer;
    }

    @Override
    public TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException {
        return ask(() -> provider.tasks(query));
    }

    @Override
    public List<Quota> quota() throws ProviderException, InterruptedException {
        return ask(provider::quota);
    }

    @Override
    public boolean follows(Target target) {
        return provider.follows(target);
    }

    @Override
    public List<String> tagHosts() throws ProviderException, InterruptedException {
        return ask(provider::tagHosts);
    }

    private <T> T ask(ProviderQuery<T> question) throws ProviderException, InterruptedException {
        Patience.Wait wait = patience.begin();
        for (int refusals = 1; ; refusals++) {
            try {
                return question.ask();
            } catch (ProviderException e) {
                if (!isTooFast(e.error()) || refusals == REFUSALS || wait.isOver()) {
                    throw e;
                }
            }
        }
    }

    private boolean isTooFast(SubmissionResult answer) {
        return answer instanceof SubmissionResult.Refused refused && isTooFast(refused.error());
    }

    private boolean isTooFast(ProviderError error) {
        if (error.errorClass() != ErrorClass.RATE) {
            return false;
        }
        log.warn("Slowing down: {}", error);
        throttle.slowDown(error.action());
        return true;
    }
}
