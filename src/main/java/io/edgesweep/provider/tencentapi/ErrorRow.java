package io.edgesweep.provider.tencentapi;

import io.edgesweep.provider.ErrorClass;

/**
 * One line of a table of error codes.
 *
 * @param code         the API's code
 * @param onSubmission what it asks of us when it answers a call that hands over a batch
 * @param onQuery      what it asks of us when it answers a question
 * @param meaning      what it says, in our words, for the API gives no text with some
 * @param advice       what a person may do about it when it answers a call that hands over a batch; empty where its meaning says
 *                     all that we know
 * @param queryAdvice  the same when it answers a question
 */
public record ErrorRow(
        String code, ErrorClass onSubmission, ErrorClass onQuery, String meaning, String advice, String queryAdvice) {

    /** A code that needs no advice. */
    public static ErrorRow row(String code, ErrorClass errorClass, String meaning) {
        return row(code, errorClass, meaning, "");
    }

    /** A code, what it asks of us, what it says, and what a person may do. */
    public static ErrorRow row(String code, ErrorClass errorClass, String meaning, String advice) {
        return new ErrorRow(code, errorClass, asked(errorClass), meaning, advice, advice);
    }

    /** The same code where it asks for something else as the answer to a question. */
    public ErrorRow butOnQuery(ErrorClass errorClass) {
        return butOnQuery(errorClass, queryAdvice);
    }

    /** The same code where it means something else as the answer to a question. */
    public ErrorRow butOnQuery(ErrorClass errorClass, String otherAdvice) {
        return new ErrorRow(code, onSubmission, errorClass, meaning, advice, otherAdvice);
    }

    /** The row of a code of the same family that is in no list. */
    ErrorRow forUnlisted(String unlisted) {
        return new ErrorRow(unlisted, onSubmission, onQuery, meaning, advice, queryAdvice);
    }

    /** A question carries no targets: what would be their fault in a submission is a fault of the question. */
    private static ErrorClass asked(ErrorClass errorClass) {
        return switch (errorClass) {
            case DROP, RETRY_THEN_DROP, DROP_HOST, HOLD_HOST, SPLIT, TOO_LARGE, DAY -> ErrorClass.QUERY;
            case RETRY, RATE, EXPIRED, FATAL_ACCOUNT, FATAL_PRODUCT, ENDPOINT, FATAL_SITE, FATAL_KIND, QUERY, UNKNOWN ->
                errorClass;
        };
    }
}
