package io.edgesweep.sandbox.model;

/**
 * What becomes of a task once its time has come.
 *
 * @param failType the API's word, for instance {@code taskFailed}; empty unless the task failed
 * @param failMessage free text; empty unless the task failed
 */
public record TaskOutcome(TaskStatus status, String failType, String failMessage) {

    public static TaskOutcome success() {
        return new TaskOutcome(TaskStatus.SUCCESS, "", "");
    }

    public static TaskOutcome failed(String failType, String failMessage) {
        return new TaskOutcome(TaskStatus.FAILED, failType, failMessage);
    }

    public static TaskOutcome timeout() {
        return new TaskOutcome(TaskStatus.TIMEOUT, "", "");
    }

    public static TaskOutcome canceled() {
        return new TaskOutcome(TaskStatus.CANCELED, "", "");
    }

    /** A prefetch whose origin answered with an error. Purges pass such a rule over. */
    public static TaskOutcome invalid() {
        return new TaskOutcome(TaskStatus.INVALID, "", "");
    }

    /** The task stays {@code processing} for ever. */
    public static TaskOutcome neverFinal() {
        return new TaskOutcome(TaskStatus.PROCESSING, "", "");
    }
}
