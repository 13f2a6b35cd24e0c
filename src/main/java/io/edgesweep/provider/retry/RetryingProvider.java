package io.edgesweep.provider.retry;

import io.edgesweep.language.Words;
import io.edgesweep.process.Backoff;
import io.edgesweep.process.Patience;
import io.edgesweep.process.Sleeper;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider that is asked again when a question brought no answer. A batch is handed over again only when the call surely
 * never left this machine, or was refused for a signature that was too old; whatever else happens to it is for
 * reconciliation to settle.
 */
public final class RetryingProvider implements Provider {

    private static final Logger log = LoggerFactory.getLogger(RetryingProvider.class);

    /** What became of a task that was refused to be told of once may be told the next time, and nothing else tells it. */
    private static final Set<ErrorClass> TASKS = Set.of(ErrorClass.RETRY, ErrorClass.QUERY);

    private static final Set<ErrorClass> FIGURES = Set.of(ErrorClass.RETRY);

    private final Provider provider;
    private final int tries;
    private final Backoff waits;
    private final Sleeper sleeper;
    private final Patience patience;

    /** @param patience how long is waited between the tries, all together */
    public RetryingProvider(Provider provider, RetrySettings settings, Sleeper sleeper, Patience patience) {
        this.provider = provider;
        this.tries = settings.tries();
        this.waits = new Backoff(settings.first(), settings.most());
        this.sleeper = sleeper;
        this.patience = patience;
    }

    @Override
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    @Override
    public SubmissionResult submit(Submission submission) throws InterruptedException {
        Patience.Wait wait = patience.begin();
        for (int attempt = 1; ; attempt++) {
            SubmissionResult answer = submitSignedAnew(submission);
            if (!(answer instanceof SubmissionResult.NotSent notSent)
                    || attempt == tries
                    || !pause(attempt, Words.english().say(notSent.reason()), wait)) {
                return answer;
            }
        }
    }

    /** A call may have waited too long for its permit, or its key may just have been renewed: once more tells. */
    private SubmissionResult submitSignedAnew(Submission submission) throws InterruptedException {
        SubmissionResult answer = provider.submit(submission);
        if (answer instanceof SubmissionResult.Refused refused && isExpired(refused.error())) {
            return provider.submit(submission);
        }
        return answer;
    }

    @Override
    public TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException {
        return ask(() -> provider.tasks(query), TASKS);
    }

    @Override
    public List<Quota> quota() throws ProviderException, InterruptedException {
        return ask(provider::quota, FIGURES);
    }

    @Override
    public boolean follows(Target target) {
        return provider.follows(target);
    }

    @Override
    public List<String> tagHosts() throws ProviderException, InterruptedException {
        return ask(provider::tagHosts, FIGURES);
    }

    private <T> T ask(ProviderQuery<T> question, Set<ErrorClass> again) throws ProviderException, InterruptedException {
        Patience.Wait wait = patience.begin();
        for (int attempt = 1; ; attempt++) {
            try {
                return askSignedAnew(question);
            } catch (ProviderException e) {
                if (!again.contains(e.error().errorClass())
                        || attempt == tries
                        || !pause(attempt, e.error().toString(), wait)) {
                    throw e;
                }
            }
        }
    }

    private static <T> T askSignedAnew(ProviderQuery<T> question) throws ProviderException, InterruptedException {
        try {
            return question.ask();
        } catch (ProviderException e) {
            if (isExpired(e.error())) {
                return question.ask();
            }
            throw e;
        }
    }

    private static boolean isExpired(ProviderError error) {
        if (error.errorClass() != ErrorClass.EXPIRED) {
            return false;
        }
        log.warn("Signing again, once: {}", error);
        return true;
    }

    /** Gives whether there is time for another try. */
    private boolean pause(int attempt, String reason, Patience.Wait wait) throws InterruptedException {
        if (wait.isOver()) {
            return false;
        }
        Duration pause = waits.after(attempt, ThreadLocalRandom.current());
        log.warn("Try {} of {} again in {} ms: {}", attempt + 1, tries, pause.toMillis(), reason);
        return wait.sleep(pause, sleeper);
    }
}
