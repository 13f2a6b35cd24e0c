package io.edgesweep.provider.tencentapi;

import io.edgesweep.provider.ErrorClass;

/**
 * One line of a table of error codes.
 *
 * @param code         the API's code
 * @param onSubmission what it asks of us when it answers a call that hands over a batch
 * @param onQuery      what it asks of us when it answers a question
 * @param advice       what a person may do about it, in words; empty where the API's message says all that we know
 */
public record ErrorRow(String code, ErrorClass onSubmission, ErrorClass onQuery, String advice) {

    /** A code that needs no advice. */
    public static ErrorRow row(String code, ErrorClass errorClass) {
        return row(code, errorClass, "");
    }

    /** A code, what it asks of us, and what a person may do. */
    public static ErrorRow row(String code, ErrorClass errorClass, String advice) {
        return new ErrorRow(code, errorClass, asked(errorClass), advice);
    }

    /** The same code where it means something else as the answer to a question. */
    public ErrorRow butOnQuery(ErrorClass errorClass) {
        return new ErrorRow(code, onSubmission, errorClass, advice);
    }

    /** A question carries no targets: what would be their fault in a submission is a fault of the question. */
    private static ErrorClass asked(ErrorClass errorClass) {
        return switch (errorClass) {
            case DROP, RETRY_THEN_DROP, DROP_HOST, HOLD_HOST, SPLIT, DAY -> ErrorClass.QUERY;
            case RETRY, RATE, EXPIRED, FATAL_ACCOUNT, FATAL_PRODUCT, FATAL_SITE, FATAL_KIND, QUERY, UNKNOWN ->
                errorClass;
        };
    }
}
