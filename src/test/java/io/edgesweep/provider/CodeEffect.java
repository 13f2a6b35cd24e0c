package io.edgesweep.provider;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What an error code of a class leads to: what the documentation says of it and what the stories see.
 *
 * @param does   what edgesweep does about it, in words
 * @param once   the exit code when one of several submissions is answered so
 * @param always the exit code when every one is
 * @param asked  the exit code when every question about tasks is
 */
public record CodeEffect(String does, int once, int always, int asked) {

    /** By the class of a code on a submission; {@code asked} goes by that on a question. */
    private static final Map<ErrorClass, CodeEffect> EFFECTS = effects();

    /** Codes of these classes leave it open whether a call took effect. */
    public static final Set<ErrorClass> OPEN = Set.of(ErrorClass.RETRY, ErrorClass.UNKNOWN);

    public static CodeEffect of(ErrorClass errorClass) {
        return EFFECTS.get(errorClass);
    }

    private static Map<ErrorClass, CodeEffect> effects() {
        Map<ErrorClass, CodeEffect> effects = new EnumMap<>(ErrorClass.class);
        effects.put(
                ErrorClass.RETRY,
                new CodeEffect(
                        "A submission may have taken effect: the provider is asked for its task, and only if there is"
                                + " none is the batch sent again, three times in a run; then the next run does. A question is"
                                + " asked again, `call.tries` times; then nothing more is sent to the site",
                        0,
                        8,
                        8));
        effects.put(
                ErrorClass.RATE,
                new CodeEffect(
                        "The pace is lowered and the call made again, until the deadline; then the API counts as"
                                + " unavailable",
                        0,
                        8,
                        8));
        effects.put(
                ErrorClass.DAY,
                new CodeEffect(
                        "The live quota is read; what does not fit waits for the next quota day (UTC+8)", 4, 4, 9));
        effects.put(
                ErrorClass.SPLIT,
                new CodeEffect(
                        "The batch is cut and sent again; where not even one target is taken, nothing more of the kind is sent"
                                + " to the site, and what is left waits for the next run",
                        0,
                        3,
                        9));
        effects.put(
                ErrorClass.TOO_LARGE,
                new CodeEffect(
                        "The batch is cut in halves and sent again; a target that is too much alone is refused",
                        0,
                        3,
                        9));
        effects.put(
                ErrorClass.DROP,
                new CodeEffect(
                        "The bad targets are searched for and refused, the others sent; what `batch.search-calls` did"
                                + " not clear waits for the next run",
                        0,
                        3,
                        9));
        effects.put(
                ErrorClass.RETRY_THEN_DROP,
                new CodeEffect("The batch is sent once more; then its bad targets are searched for", 0, 3, 9));
        effects.put(
                ErrorClass.DROP_HOST,
                new CodeEffect("The targets of the host are refused, the others of the batch sent", 3, 3, 9));
        effects.put(
                ErrorClass.HOLD_HOST,
                new CodeEffect(
                        "The targets of the host wait for the next run, the others of the batch are sent", 3, 3, 9));
        effects.put(
                ErrorClass.EXPIRED,
                new CodeEffect("The call is signed again and made once more; then as for the account", 0, 7, 7));
        effects.put(
                ErrorClass.FATAL_ACCOUNT,
                new CodeEffect("Nothing more is sent with the account; what is left waits for the next run", 7, 7, 7));
        effects.put(
                ErrorClass.FATAL_PRODUCT,
                new CodeEffect(
                        "Nothing more is sent to the product with the account, whose other product goes on; what is left"
                                + " waits for the next run",
                        7,
                        7,
                        7));
        effects.put(
                ErrorClass.FATAL_SITE,
                new CodeEffect("Nothing more is sent to the site; what is left waits for the next run", 7, 7, 7));
        effects.put(
                ErrorClass.FATAL_KIND,
                new CodeEffect(
                        "Nothing more of the kind is sent to the site; what is left waits for the next run", 3, 3, 9));
        effects.put(
                ErrorClass.QUERY,
                new CodeEffect(
                        "A question about tasks is asked again, `call.tries` times; then nothing more is sent to the site, and what was"
                                + " sent stays unsettled until the next run",
                        3,
                        3,
                        9));
        effects.put(
                ErrorClass.UNKNOWN,
                new CodeEffect(
                        "A submission may have taken effect: its batch is settled by asking; nothing more is sent to"
                                + " the site in this run",
                        8,
                        8,
                        8));
        return effects;
    }
}
