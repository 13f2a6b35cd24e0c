package io.edgesweep.job.run;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.runtime.LaneWait;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.submission.HaltReasons;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run that a step works in: which it is, how long it may take, and why nothing more is to be sent. For all its threads. */
final class RunScope {

    private static final Logger log = LoggerFactory.getLogger(RunScope.class);

    final Run run;
    final RunRequest request;
    final RunServices services;
    final Progress progress;
    final HaltReasons halt;
    final Instant began;
    final Instant deadline;

    RunScope(Run run, RunRequest request, RunServices services, Progress progress) {
        this.run = run;
        this.request = request;
        this.services = services;
        this.progress = progress;
        this.began = services.clock().instant();
        this.deadline = began.plus(request.job().limits().deadline());
        this.halt = new HaltReasons(
                run.id(),
                services.ledger().runs(),
                new SiteTermsLookup(services.settings())::of,
                services.clock(),
                services.stop()::isGiven);
    }

    JobFile job() {
        return request.job();
    }

    /** Whether a person has asked the run to stop: then nothing more is read, sent or asked for. */
    boolean isStopped() {
        return stopped().isPresent();
    }

    /** Why the run is to stop, if a person has asked for it. */
    Optional<Reason> stopped() {
        Optional<Reason> reason = services.stops().of(run.id());
        if (reason.isPresent() && halt.reason() == null) {
            halt.because(FindingKind.STOPPED, reason.get());
        }
        return reason;
    }

    Instant now() {
        return services.clock().instant();
    }

    /** When a lane looks again that has nothing to do yet. */
    Instant soon() {
        return now().plus(LaneWait.STEP);
    }

    /** Whether the run's time is up. */
    boolean isOverdue() {
        return isOverdueIn(Duration.ZERO);
    }

    /** Whether the run's time is up before so long. */
    boolean isOverdueIn(Duration margin) {
        return !now().plus(margin).isBefore(deadline);
    }

    /** Tells what is lost of what was kept from earlier nights. */
    void tellLoss(Reason loss) {
        log.warn("{}", Words.english().say(loss));
        note(FindingKind.NOTE, loss);
    }

    void note(FindingKind kind, Reason reason) {
        note(new Finding(now(), kind, "", reason));
    }

    void note(Finding finding) {
        services.ledger().runs().note(run.id(), finding);
    }
}
