package io.edgesweep.provider.tencentapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.edgesweep.provider.DepartureCheck;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.text.Reason;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The API of one product in records, and what comes of its calls in the words of the port. Fields of an answer that we do
 * not know are ignored, those that are missing are null.
 */
public final class ProductApi {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            // A number where a text should be is not a text of digits: what was meant is not known.
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final Reason UNREADABLE = Reason.of("error.unreadable");

    private final TencentApi api;
    private final ErrorTable errors;

    /**
     * @param api    the API, called with an account's key
     * @param errors what its codes mean
     */
    public ProductApi(TencentApi api, ErrorTable errors) {
        this.api = api;
        this.errors = errors;
    }

    /**
     * Hands over a batch.
     *
     * @param request what is handed over
     * @param look    what is asked right before it leaves
     * @param type    the fields of a good answer
     * @param reading what they say
     */
    public <T> SubmissionResult submit(
            ApiRequest request, DepartureCheck look, Class<T> type, Function<T, SubmissionResult> reading)
            throws InterruptedException {
        ApiAnswer answer = call(request, look);
        if (answer instanceof ApiAnswer.Success success) {
            try {
                return reading.apply(JSON.treeToValue(success.response(), type));
            } catch (JacksonException e) {
                return new SubmissionResult.Unknown(
                        UNREADABLE, success.response().path("RequestId").asString(""));
            }
        }
        if (answer instanceof ApiAnswer.Failure failure) {
            return refused(request, failure);
        }
        if (answer instanceof ApiAnswer.NotSent notSent) {
            return notSent.fault() == ApiAnswer.Fault.PASSING
                    ? new SubmissionResult.NotSent(notSent.reason())
                    : new SubmissionResult.Refused(transport(errorClass(notSent.fault()), request, notSent.reason()));
        }
        if (answer instanceof ApiAnswer.Withheld withheld) {
            return new SubmissionResult.Withheld(withheld.reason());
        }
        return new SubmissionResult.Unknown(((ApiAnswer.NoAnswer) answer).reason(), "");
    }

    /** A passing fault leaves open whether the call took effect (API page on common error codes); so does what we do not know. */
    private SubmissionResult refused(ApiRequest request, ApiAnswer.Failure failure) {
        ErrorRow row = errors.row(failure.code());
        ProviderError error = error(row.onSubmission(), request, failure, row, row.advice());
        boolean open = error.errorClass() == ErrorClass.RETRY || error.errorClass() == ErrorClass.UNKNOWN;
        return open ? new SubmissionResult.Unknown(error) : new SubmissionResult.Refused(error);
    }

    /**
     * Asks a question.
     *
     * @param type the fields of a good answer
     * @throws ProviderException when there is no good answer
     */
    public <T> T ask(ApiRequest request, Class<T> type) throws ProviderException, InterruptedException {
        ApiAnswer answer = call(request, DepartureCheck.NONE);
        if (answer instanceof ApiAnswer.Success success) {
            try {
                return JSON.treeToValue(success.response(), type);
            } catch (JacksonException e) {
                throw unreadable(request);
            }
        }
        if (answer instanceof ApiAnswer.Failure failure) {
            ErrorRow row = errors.row(failure.code());
            throw new ProviderException(error(row.onQuery(), request, failure, row, row.queryAdvice()));
        }
        if (answer instanceof ApiAnswer.NotSent notSent) {
            throw new ProviderException(transport(errorClass(notSent.fault()), request, notSent.reason()));
        }
        if (answer instanceof ApiAnswer.Withheld withheld) {
            throw new ProviderException(transport(ErrorClass.OUT_OF_TIME, request, withheld.reason()));
        }
        throw new ProviderException(transport(ErrorClass.RETRY, request, ((ApiAnswer.NoAnswer) answer).reason()));
    }

    private static ErrorClass errorClass(ApiAnswer.Fault fault) {
        return switch (fault) {
            case PASSING -> ErrorClass.RETRY;
            case ENDPOINT -> ErrorClass.ENDPOINT;
            case KEY -> ErrorClass.FATAL_ACCOUNT;
        };
    }

    /** What becomes of a good answer to a question whose fields cannot be what they stand for. */
    public ProviderException unreadable(ApiRequest request) {
        return new ProviderException(transport(ErrorClass.RETRY, request, UNREADABLE));
    }

    /** A list of an answer without what is missing in it; the API takes null, missing and empty for the same. */
    public static <T> List<T> listed(@Nullable List<@Nullable T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private ApiAnswer call(ApiRequest request, DepartureCheck look) throws InterruptedException {
        return api.call(request.action(), JSON.writeValueAsString(request), look);
    }

    private static ProviderError error(
            ErrorClass errorClass, ApiRequest request, ApiAnswer.Failure failure, ErrorRow row, String advice) {
        return new ProviderError(
                errorClass,
                request.action(),
                AnswerTexts.word(failure.code()),
                failure.message().isBlank()
                        ? Reason.of("code." + row.code())
                        : Reason.said(AnswerTexts.shown(failure.message())),
                AnswerTexts.word(failure.requestId()),
                advice);
    }

    private static ProviderError transport(ErrorClass errorClass, ApiRequest request, Reason reason) {
        return new ProviderError(errorClass, request.action(), "", reason, "", "");
    }
}
