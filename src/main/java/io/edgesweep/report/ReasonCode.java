package io.edgesweep.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.RowOutcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a row has its outcome, in one stable word. What needs a person's hand comes first, and that order is the one in which
 * reports say it. The title of each and what to do about it stand in the catalogues of {@code language}. What the provider's
 * codes ask for is our reading of its list of error codes; a code that is not listed here counts by its family, the part
 * before the dot.
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
    CALL_LIMIT,
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
    COMMENT,
    DUPLICATE,
    SAME_OBJECT,
    UNCHANGED,
    /** It was purged, as the provider confirms: there is no reason to give. */
    NONE;

    /** By the provider's code, the more special ones first. */
    private static final Map<String, ReasonCode> BY_PROVIDER_CODE = byProviderCode();

    private static Map<String, ReasonCode> byProviderCode() {
        Map<String, ReasonCode> codes = new LinkedHashMap<>();
        codes.put("InvalidParameter.DomainNotFound", HOST_NOT_IN_ZONE);
        codes.put("InvalidParameterValue.DomainNotMatchZone", HOST_NOT_IN_ZONE);
        codes.put("InvalidParameter.CdnUrlExceedLength", TOO_LARGE);
        codes.put("InvalidParameter.CdnPurgeWildcardNotAllowed", WILDCARD_REFUSED);
        codes.put("InvalidParameter.CdnPushWildcardNotAllowed", WILDCARD_REFUSED);
        codes.put("InvalidParameter.CdnHostInvalidStatus", DOMAIN_OFF);
        codes.put("InvalidParameter.CdnHostInvalid", DOMAIN_UNFIT);
        codes.put("InvalidParameter.CdnParamError", WRONG_AREA);
        codes.put("InvalidParameter.ParameterError", WRONG_ZONE);
        codes.put("InvalidParameter.TaskNotGenerated", NO_TASK);
        codes.put("OperationDenied.DomainIsBlocked", DOMAIN_OFF);
        codes.put("ResourceUnavailable", DOMAIN_OFF);
        codes.put("ResourceNotFound", HOST_NOT_IN_ZONE);
        codes.put("UnauthorizedOperation", NO_PERMISSION);
        codes.put("LimitExceeded", CALL_LIMIT);
        codes.put("RequestSizeLimitExceeded", TOO_LARGE);
        codes.put("InvalidParameter", REFUSED_MALFORMED);
        return codes;
    }

    /** Why the row has its outcome. */
    public static ReasonCode of(RowOutcome row) {
        return switch (row.outcome()) {
            case CONFIRMED -> NONE;
            case INVALID -> ofWord(row.reason().family(), BAD_ROW);
            case FAILED -> failed(row.batch());
            case REFUSED -> refused(row.code());
            case CARRIED_OVER -> carriedOver(row.batch());
            case UNSETTLED -> unsettled(row);
            case STOPPED -> OVER_LIMIT;
            case EXCLUDED -> EXCLUDED;
            case COMMENT -> COMMENT;
            case DUPLICATE -> ofWord(row.reason().family(), DUPLICATE);
            case UNCHANGED -> UNCHANGED;
        };
    }

    private static ReasonCode failed(@Nullable Batch batch) {
        return batch != null && batch.attempt() >= Batch.ATTEMPTS ? FAILED_TOO_OFTEN : TASK_FAILED;
    }

    private static ReasonCode refused(String code) {
        if (code.isEmpty()) {
            return NAMED_BY_PROVIDER;
        }
        return BY_PROVIDER_CODE.entrySet().stream()
                .filter(known -> code.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(REFUSED_OTHERWISE);
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
