package io.edgesweep.simulation;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.RefusedTargets;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.TaskRow;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A provider that does what the API's pages say, with the faults that a network adds: answers get lost before and after
 * the call took effect, questions bring none, somebody else draws on the quota and purges some of the same targets at the
 * same moment. For one thread.
 */
final class SimulatedProvider implements Providers {

    private final Surroundings process;
    private final Outside outside;
    private final Conditions conditions;
    private final RandomGenerator random;
    private final SimulatedClock clock;
    private final SimulatedQuotas quotas;
    private final SimulatedTasks tasks;
    private final Faults faults;
    private final Set<String> bad;
    private @Nullable AnnouncedBatch inHand;

    /** @param process whoever calls it */
    SimulatedProvider(Outside outside, Surroundings process) {
        this.process = process;
        this.outside = outside;
        this.conditions = outside.conditions();
        this.random = outside.random();
        this.clock = outside.clock();
        this.quotas = outside.quotas();
        this.tasks = outside.tasks();
        this.faults = outside.faults();
        this.bad = outside.bad();
    }

    /** Is told which batch the next call is for, which no call says itself. */
    void nextCallIsFor(AnnouncedBatch batch) {
        inHand = batch;
        outside.calls().made(batch);
    }

    @Override
    public Provider of(String site) {
        return new OfSite(site);
    }

    @Override
    public CallMeter meter(Collection<String> sites) {
        throw new AssertionError("nothing is to be counted here");
    }

    private static ProviderError error(ErrorClass errorClass) {
        return new ProviderError(errorClass, "Simulated", errorClass.name(), Reason.said("simulated"), "", "");
    }

    private final class OfSite implements Provider {

        private final String site;

        OfSite(String site) {
            this.site = site;
        }

        @Override
        public Capabilities capabilities() {
            return conditions.product().capabilities();
        }

        @Override
        public SubmissionResult submit(Submission submission) {
            AnnouncedBatch batch = Objects.requireNonNull(inHand);
            inHand = null;
            process.point();
            Faults.Fault fault = faults.ofACall();
            outside.story()
                    .tell(() -> "call for batch " + batch.batch().id() + ", " + submission.kind() + " of "
                            + submission.targets() + ", " + fault);
            if (fault == Faults.Fault.NOT_SENT) {
                SubmissionResult notSent = new SubmissionResult.NotSent(Reason.said("simulated"));
                outside.calls().answered(batch, notSent);
                return notSent;
            }
            process.beforeACallLeaves();
            Optional<Reason> objection = submission.look().objection();
            if (objection.isPresent()) {
                outside.story()
                        .tell(() -> "batch " + batch.batch().id() + " is kept back: "
                                + Words.english().say(objection.get()));
                outside.calls().answered(batch, new SubmissionResult.NotSent(objection.get()));
                return new SubmissionResult.Withheld(objection.get());
            }
            process.pass(faults.duration());
            somebodyElse(batch);
            if (fault == Faults.Fault.LOST_BEFORE) {
                return unknown();
            }
            SubmissionResult answer = fault == Faults.Fault.REFUSED
                    ? new SubmissionResult.Refused(error(faults.refusal()))
                    : answer(batch, submission);
            outside.story().tell(() -> "answer for batch " + batch.batch().id() + ": " + answer);
            process.meanwhile();
            process.point();
            process.pass(faults.duration());
            if (fault == Faults.Fault.LOST_AFTER) {
                quotas.unheard(batch.batch().id());
                return unknown();
            }
            quotas.heard(batch.batch().id());
            outside.calls().answered(batch, answer);
            return answer;
        }

        private SubmissionResult unknown() {
            outside.calls().lost();
            return new SubmissionResult.Unknown(Reason.said("simulated"), "");
        }

        private SubmissionResult answer(AnnouncedBatch batch, Submission submission) {
            Kind kind = submission.kind();
            List<String> good = submission.targets().stream()
                    .filter(target -> !bad.contains(target))
                    .toList();
            List<String> refused =
                    submission.targets().stream().filter(bad::contains).toList();
            if (submission.targets().size() > conditions.batchQuota()) {
                outside.violations()
                        .add("over the batch quota: " + submission.targets().size() + " targets in a call");
                return new SubmissionResult.Refused(error(ErrorClass.SPLIT));
            }
            if (!refused.isEmpty() && !capabilities().namesRefusedTargets()) {
                return new SubmissionResult.Refused(error(faults.refusalOfATarget()));
            }
            if (good.size() > quotas.available(site, kind)) {
                quotas.refuseForTheDay(site, kind, batch.batch().id());
                return new SubmissionResult.Refused(error(ErrorClass.DAY));
            }
            String task = "";
            if (!good.isEmpty()) {
                quotas.takenByUs(site, kind, good.size());
                task = tasks.add(site, kind, good, batch).id();
            }
            return new SubmissionResult.Accepted(
                    task, "", refused.isEmpty() ? List.of() : List.of(new RefusedTargets("simulated", refused)));
        }

        /** Somebody else purges something at this moment, and may well begin with the same target. */
        private void somebodyElse(AnnouncedBatch batch) {
            if (faults.somebodyElseActs()) {
                Kind kind = batch.batch().key().kind();
                List<String> targets = tasks.ofSomebodyElse(batch);
                quotas.takenByOthers(site, kind, targets.size() + random.nextInt(3));
                SimulatedTask task = tasks.add(site, kind, targets, null);
                outside.story().tell(() -> "somebody else's: " + task);
            }
        }

        @Override
        public TaskPage tasks(TaskQuery query) throws ProviderException {
            ask();
            Instant now = clock.trueTime();
            List<TaskRow> rows = tasks.rows(site, query);
            int from = Math.min(query.offset(), rows.size());
            TaskPage page =
                    new TaskPage(rows.size(), rows.subList(from, Math.min(rows.size(), from + conditions.pageSize())));
            outside.story().tell(() -> query + " is answered by " + page.rows());
            process.meanwhile();
            process.pass(faults.duration());
            return page;
        }

        @Override
        public List<Quota> quota() throws ProviderException {
            ask();
            return quotas.told(site);
        }

        private void ask() throws ProviderException {
            process.point();
            process.pass(faults.duration());
            if (faults.ofAQuestion()) {
                throw new ProviderException(error(faults.trouble()));
            }
        }
    }
}
