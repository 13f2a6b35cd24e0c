package io.edgesweep.provider;

import io.edgesweep.quota.Quota;
import io.edgesweep.text.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A provider that answers by a script and remembers what it was asked. */
public final class ScriptedProvider implements Provider {

    private final Deque<SubmissionResult> answers = new ArrayDeque<>();
    private final Deque<Object> quotas = new ArrayDeque<>();
    private final List<Submission> submissions = new ArrayList<>();
    private int questions;

    public ScriptedProvider answering(SubmissionResult... script) {
        answers.addAll(List.of(script));
        return this;
    }

    /** Each is a list of quotas, or a {@link ProviderError}. */
    public ScriptedProvider telling(Object... script) {
        quotas.addAll(List.of(script));
        return this;
    }

    @Override
    public Capabilities capabilities() {
        return Product.EDGEONE.capabilities();
    }

    @Override
    public SubmissionResult submit(Submission submission) {
        submissions.add(submission);
        return answers.removeFirst();
    }

    @Override
    public TaskPage tasks(TaskQuery query) {
        questions++;
        return new TaskPage(0, List.of());
    }

    @Override
    public List<Quota> quota() throws ProviderException {
        questions++;
        Object next = quotas.removeFirst();
        if (next instanceof ProviderError error) {
            throw new ProviderException(error);
        }
        return ((List<?>) next).stream().map(Quota.class::cast).toList();
    }

    public List<Submission> submissions() {
        return submissions;
    }

    public int questions() {
        return questions;
    }

    public static ProviderError error(ErrorClass errorClass) {
        return new ProviderError(
                errorClass, "CreatePurgeTask", "Some.Code", Reason.said("some message"), "request-1", "");
    }
}
