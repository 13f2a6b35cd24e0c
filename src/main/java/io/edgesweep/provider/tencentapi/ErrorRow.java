package io.edgesweep.provider.tencentapi;

import io.edgesweep.provider.ErrorClass;

/**
 * One line of a table of error codes. What the code says, for the API gives no text with some, stands in the catalogues of
 * {@code language}.
 *
 * @param code         the API's code
 * @param onSubmission what it asks of us when it answers a call that hands over a batch
 * @param onQuery      what it asks of us when it answers a question
 * @param advice       the word of what a person may do about it when it answers a call that hands over a batch; where targets
 *                     are refused, it is their cause; empty where what it says is all that we know
 * @param queryAdvice  the same when it answers a question
 */
public record ErrorRow(String code, ErrorClass onSubmission, ErrorClass onQuery, String advice, String queryAdvice) {

    /** A code that needs no advice. */
    public static ErrorRow row(String code, ErrorClass errorClass) {
        return row(code, errorClass, "");
    }

    /** A code, what it asks of us, and what a person may do: about a question nothing, where it would be the targets' fault. */
    public static ErrorRow row(String code, ErrorClass errorClass, String advice) {
        ErrorClass asked = asked(errorClass);
        return new ErrorRow(code, errorClass, asked, advice, asked == errorClass ? advice : "");
    }

    /** The same code where it asks for something else as the answer to a question. */
    public ErrorRow butOnQuery(ErrorClass errorClass) {
        return butOnQuery(errorClass, queryAdvice);
    }

    /** The same code where it means something else as the answer to a question. */
    public ErrorRow butOnQuery(ErrorClass errorClass, String otherAdvice) {
        return new ErrorRow(code, onSubmission, errorClass, advice, otherAdvice);
    }

    /** A question carries no targets: what would be their fault in a submission is a fault of the question. */
    private static ErrorClass asked(ErrorClass errorClass) {
        return switch (errorClass) {
            case DROP, RETRY_THEN_DROP, DROP_HOST, HOLD_HOST, SPLIT, TOO_LARGE, DAY -> ErrorClass.QUERY;
            case RETRY,
                    OUT_OF_TIME,
                    RATE,
                    EXPIRED,
                    FATAL_ACCOUNT,
                    FATAL_PRODUCT,
                    ENDPOINT,
                    FATAL_SITE,
                    FATAL_KIND,
                    QUERY,
                    UNKNOWN -> errorClass;
        };
    }
}
