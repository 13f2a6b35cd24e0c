package io.edgesweep.console.request;

import io.edgesweep.language.Words;
import io.edgesweep.settings.Mistake;
import java.util.function.Function;

/**
 * A form cannot be taken as a person filled it in. Programs are told by parameter, people in words; where an answer is all
 * that lacks, they are asked for it.
 */
public final class RefusedFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient Mistake mistake;
    private final transient Function<Words, String> said;

    /**
     * One that is told why.
     *
     * @param field the parameter that lacks or is wrong
     * @param told  what programs are told of it
     * @param said  what people are told, in their language
     */
    public RefusedFormException(String field, String told, Function<Words, String> said) {
        super(field + ": " + told, null, false, false);
        this.field = field;
        this.mistake = new Mistake("request", field, told);
        this.said = said;
    }

    /** The parameter that lacks or is wrong. */
    public String field() {
        return field;
    }

    Mistake mistake() {
        return mistake;
    }

    /** What people are told. */
    public String words(Words words) {
        return said.apply(words);
    }
}
