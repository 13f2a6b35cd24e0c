package io.edgesweep.story;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link DeadlineStoryTests}, with every code by every call. */
class DeadlineSoak extends DeadlineStoryTests {

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"RequestLimitExceeded", "FailedOperation.OperationTooOften", "InternalError"})
    void holds_while_every_submission_is_refused(String code) {
        super.holds_while_every_submission_is_refused(code);
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"RequestLimitExceeded", "FailedOperation.OperationTooOften", "InternalError"})
    void holds_while_every_question_is_refused(String code) {
        super.holds_while_every_question_is_refused(code);
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"RequestLimitExceeded", "FailedOperation.OperationTooOften", "InternalError"})
    void holds_while_everything_is_refused_and_the_next_run_sends_it(String code) {
        super.holds_while_everything_is_refused_and_the_next_run_sends_it(code);
    }
}
