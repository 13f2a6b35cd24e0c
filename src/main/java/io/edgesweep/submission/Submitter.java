package io.edgesweep.submission;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.DueBatches;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the announced call for a batch and writes down its answer, whatever it is. A batch that is taken back may be in
 * another lane's hands the next moment, so what is to keep that lane from sending it is done before.
 */
public final class Submitter {

    /** As many calls in a row without an answer, and there is no sense in making more. */
    private static final int TOO_MANY_UNKNOWN = 20;

    private static final Logger log = LoggerFactory.getLogger(Submitter.class);

    private final RunContext scope;
    private final Providers providers;
    private final DueBatches due;
    private final RunQuotas quotas;
    private final HaltReasons halt;
    private final InstantSource clock;
    private final BadTargetSearch culprits;
    private final Map<String, Integer> unknownInARow = new ConcurrentHashMap<>();

    /** @param culprits finds the bad targets of a batch that was refused because of them */
    public Submitter(
            RunContext scope,
            Providers providers,
            DueBatches due,
            RunQuotas quotas,
            HaltReasons halt,
            BadTargetSearch culprits,
            InstantSource clock) {
        this.scope = scope;
        this.providers = providers;
        this.due = due;
        this.quotas = quotas;
        this.halt = halt;
        this.culprits = culprits;
        this.clock = clock;
    }

    /**
     * Sends the batch, once, unless it is kept back in the last moment.
     *
     * @throws InterruptedException when the thread is asked to stop before the call was on the wire; the batch stays
     *     announced, and the next process settles it
     */
    public void submit(Departure departure) throws InterruptedException {
        AnnouncedBatch submitting = departure.call();
        Batch batch = submitting.batch();
        List<String> targets = submitting.targets().stream()
                .map(TargetRow::target)
                .map(target -> target.value())
                .toList();
        SubmissionResult answer = providers
                .of(batch.key().site())
                .submit(new Submission(batch.key().kind(), batch.key().method(), targets, scope.prefetch(), departure));
        if (!(answer instanceof SubmissionResult.Unknown) && !(answer instanceof SubmissionResult.Withheld)) {
            unknownInARow.put(batch.key().site(), 0);
        }
        if (answer instanceof SubmissionResult.Accepted accepted) {
            accepted(departure, accepted);
        } else if (answer instanceof SubmissionResult.Unknown unknown) {
            unknown(departure, unknown);
        } else if (answer instanceof SubmissionResult.Refused refused) {
            refused(departure, refused.error());
        } else if (answer instanceof SubmissionResult.NotSent notSent) {
            departure.over(0);
            halt.because(
                    new HaltScope.OneSite(batch.key().site()),
                    FindingKind.UNAVAILABLE,
                    Reason.of("held.unreachable", notSent.reason()));
            due.takeBack(submitting, Reason.of("held.unreachable", notSent.reason()), clock.instant());
        } else {
            withheld(departure, ((SubmissionResult.Withheld) answer).reason());
        }
    }

    /** Nothing was sent. Whoever has taken the batch over meanwhile knows more of it than we do. */
    private void withheld(Departure departure, Reason reason) {
        AnnouncedBatch submitting = departure.call();
        departure.over(0);
        log.info(
                "Batch {}: not sent, {}",
                submitting.batch().id(),
                Words.english().say(reason));
        if (!due.takeBackUnsent(submitting, reason)) {
            log.warn(
                    "Batch {}: another process has taken it over",
                    submitting.batch().id());
        }
    }

    private void accepted(Departure departure, SubmissionResult.Accepted accepted) {
        AnnouncedBatch submitting = departure.call();
        Batch batch = submitting.batch();
        RefusedPositions refused = RefusedPositions.of(submitting.targets(), accepted.refused());
        int taken = batch.size() - refused.exceptions().size();
        List<DeviatingTarget> exceptions = new ArrayList<>(refused.exceptions());
        exceptions.addAll(notFollowed(submitting, refused));
        Instant now = clock.instant();
        due.accepted(
                submitting,
                accepted.taskId(),
                accepted.requestId(),
                exceptions,
                now,
                now.plus(scope.looks()
                        .submitted()
                        .of(batch.key().site(), batch.key().kind())));
        departure.over(taken);
        log.debug("Batch {}: {} targets accepted as task {}", batch.id(), taken, accepted.taskId());
        for (String text : refused.unknown()) {
            halt.note(FindingKind.NOTE, Reason.of("finding.refused-unknown", text, accepted.requestId()));
        }
    }

    /** What was accepted, and of which nobody can be asked what became of it. */
    private List<DeviatingTarget> notFollowed(AnnouncedBatch call, RefusedPositions refused) {
        String site = call.batch().key().site();
        Provider provider = providers.of(site);
        Set<Integer> without =
                refused.exceptions().stream().map(DeviatingTarget::position).collect(Collectors.toSet());
        List<DeviatingTarget> notFollowed = new ArrayList<>();
        for (int position = 0; position < call.targets().size(); position++) {
            Target target = call.targets().get(position).target();
            if (!without.contains(position) && !provider.follows(target)) {
                notFollowed.add(new DeviatingTarget(
                        position,
                        Outcome.UNSETTLED,
                        Reason.of(
                                "not-followed.host",
                                quotas.terms(site).account(),
                                target.host().orElse(""))));
            }
        }
        return notFollowed;
    }

    private void unknown(Departure departure, SubmissionResult.Unknown unknown) {
        AnnouncedBatch submitting = departure.call();
        Batch batch = submitting.batch();
        Instant now = clock.instant();
        ProviderError error = unknown.error();
        if (error != null && error.errorClass() == ErrorClass.UNKNOWN) {
            halt.because(
                    new HaltScope.OneSite(batch.key().site()),
                    ErrorFindings.kind(error),
                    Reason.of("held.unknown-code", error.reason()));
        }
        due.unsettled(
                submitting,
                unknown.code(),
                unknown.reason(),
                unknown.requestId(),
                now,
                now.plus(scope.looks().unsettled()));
        departure.over(batch.size());
        log.warn(
                "Batch {}: outcome unknown, the provider will be asked: {}",
                batch.id(),
                Words.english().say(unknown.reason()));
        if (unknownInARow.merge(batch.key().site(), 1, Integer::sum) >= TOO_MANY_UNKNOWN) {
            halt.because(
                    new HaltScope.OneSite(batch.key().site()),
                    FindingKind.UNAVAILABLE,
                    Reason.of("held.no-answers", TOO_MANY_UNKNOWN, unknown.reason()));
        }
    }

    private void refused(Departure departure, ProviderError error) throws InterruptedException {
        AnnouncedBatch submitting = departure.call();
        if (error.errorClass() == ErrorClass.DAY) {
            // Before anything else: what waits for its permit now would be refused as well.
            quotas.exhaust(
                    submitting.batch().key().site(), submitting.batch().key().kind());
        }
        departure.over(0);
        switch (error.errorClass()) {
            case DAY -> day(submitting, error);
            case SPLIT -> split(submitting, error);
            case TOO_LARGE -> halve(submitting, error);
            case DROP, RETRY_THEN_DROP, DROP_HOST, HOLD_HOST -> culprits.find(submitting, error);
            case EXPIRED,
                    FATAL_ACCOUNT,
                    FATAL_PRODUCT,
                    ENDPOINT,
                    FATAL_SITE,
                    RATE,
                    RETRY,
                    QUERY,
                    OUT_OF_TIME,
                    UNKNOWN -> {
                halt.because(
                        quotas.scope(error, submitting.batch().key().site()),
                        ErrorFindings.kind(error),
                        Reason.of(code(error), error.reason()));
                due.takeBack(submitting, error.reason(), clock.instant());
            }
            case FATAL_KIND -> kindRefused(submitting, error);
        }
    }

    private static String code(ProviderError error) {
        if (error.errorClass() == ErrorClass.ENDPOINT) {
            return "held.unreachable";
        }
        return ErrorFindings.isPassing(error) ? "held.not-accepting" : "held.refuses";
    }

    /** The live figures may leave room for a part of the batch; when they leave room for all of it, they are wrong. */
    private void day(AnnouncedBatch submitting, ProviderError error) throws InterruptedException {
        Batch batch = submitting.batch();
        log.info("Batch {}: {}", batch.id(), error);
        quotas.refreshExhausted(batch.key().site(), batch.key().kind(), batch.size());
        due.takeBack(submitting, error.reason(), clock.instant());
    }

    private void split(AnnouncedBatch submitting, ProviderError error) throws InterruptedException {
        Batch batch = submitting.batch();
        log.info("Batch {}: {}", batch.id(), error);
        if (batch.size() == 1) {
            halt.because(
                    new HaltScope.KindOfSite(batch.key().site(), batch.key().kind()),
                    ErrorFindings.kind(error),
                    Reason.of("held.zero-limit", batch.key().kind().word(), error.withoutAdvice()));
            due.takeBack(submitting, error.withoutAdvice(), clock.instant());
            return;
        }
        quotas.refresh(batch.key().site());
        int limit = quotas.book(batch.key().site())
                .quota(batch.key().kind())
                .map(Quota::batch)
                .filter(most -> most > 0 && most < batch.size())
                .orElse(batch.size() / 2);
        due.takeBackInTwo(submitting, limit, error.reason(), clock.instant());
    }

    private void halve(AnnouncedBatch submitting, ProviderError error) {
        Batch batch = submitting.batch();
        log.info("Batch {}: {}", batch.id(), error);
        if (batch.size() == 1) {
            due.refused(submitting, error.code(), error.refusal("too-large"), error.requestId(), clock.instant());
        } else {
            due.takeBackInTwo(submitting, batch.size() / 2, error.reason(), clock.instant());
        }
    }

    private void kindRefused(AnnouncedBatch submitting, ProviderError error) {
        Batch batch = submitting.batch();
        halt.because(
                new HaltScope.KindOfSite(batch.key().site(), batch.key().kind()),
                ErrorFindings.kind(error),
                Reason.of("held.kind-refused", batch.key().kind().word(), error.reason()));
        due.takeBack(submitting, error.reason(), clock.instant());
    }
}
