package io.edgesweep.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.text.Reason;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a row has its outcome, in one stable word. What needs a person's hand comes first, and that order is the one in which
 * reports say it. The title of each and what to do about it stand in the catalogues of {@code language}. Which of them a code of
 * the provider asks for is in {@code provider}'s tables, and comes with the reason that is kept of a refusal.
 */
public enum ReasonCode {
    NO_PERMISSION,
    ANSWER_LOST,
    NOT_FOLLOWED,
    DOMAIN_OFF,
    DOMAIN_UNFIT,
    HOST_NOT_IN_ZONE,
    WRONG_ZONE,
    WRONG_AREA,
    TOO_LARGE,
    WILDCARD_REFUSED,
    NO_TASK,
    NAMED_BY_PROVIDER,
    REFUSED_MALFORMED,
    REFUSED_OTHERWISE,
    FAILED_TOO_OFTEN,
    OVER_LIMIT,
    FOREIGN_HOST,
    WILDCARD_HOST,
    KIND_NOT_ALLOWED,
    BAD_ROW,
    HELD,
    TASK_FAILED,
    PROVIDER_FAULT,
    IN_PROGRESS,
    QUOTA,
    EXCLUDED,
    WITHDRAWN,
    COMMENT,
    DUPLICATE,
    SAME_OBJECT,
    UNCHANGED,
    /** It was purged, as the provider confirms: there is no reason to give. */
    NONE;

    /** Why the row has its outcome. */
    public static ReasonCode of(RowOutcome row) {
        return switch (row.outcome()) {
            case CONFIRMED -> NONE;
            case INVALID -> ofWord(row.reason().family(), BAD_ROW);
            case FAILED -> failed(row.batch());
            case REFUSED -> ofWord(row.reason().family(), REFUSED_OTHERWISE);
            case CARRIED_OVER -> carriedOver(row.batch());
            case UNSETTLED -> unsettled(row);
            case STOPPED -> OVER_LIMIT;
            case EXCLUDED -> ofWord(row.reason().family(), EXCLUDED);
            case COMMENT -> COMMENT;
            case DUPLICATE -> ofWord(row.reason().family(), DUPLICATE);
            case UNCHANGED -> UNCHANGED;
        };
    }

    private static ReasonCode failed(@Nullable Batch batch) {
        return batch != null && batch.attempt() >= Batch.ATTEMPTS ? FAILED_TOO_OFTEN : TASK_FAILED;
    }

    private static ReasonCode carriedOver(@Nullable Batch batch) {
        if (batch != null && !batch.calls().code().isEmpty()) {
            return PROVIDER_FAULT;
        }
        return batch != null && batch.notBefore() != null ? QUOTA : HELD;
    }

    private static ReasonCode unsettled(RowOutcome row) {
        Batch batch = row.batch();
        if (row.reason().family().equals(NOT_FOLLOWED.word())) {
            return NOT_FOLLOWED;
        }
        return batch != null && batch.state() == BatchState.SUBMITTED ? IN_PROGRESS : ANSWER_LOST;
    }

    /** Whether somebody has to do something, or it would be so again tomorrow. */
    public boolean needsAHand() {
        return compareTo(HELD) <= 0;
    }

    /** What to do about it. */
    public Reason advice() {
        return Reason.of("advice." + word());
    }

    /** Its word: lower case, with hyphens. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code with the word. One that a later version wrote is none that we know. */
    public static ReasonCode ofWord(String word) {
        return ofWord(word, NONE);
    }

    private static ReasonCode ofWord(String word, ReasonCode otherwise) {
        return Arrays.stream(values())
                .filter(code -> code.word().equals(word))
                .findFirst()
                .orElse(otherwise);
    }
}
