package io.edgesweep.console.request;

import io.edgesweep.settings.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A request cannot be taken as it is. */
public final class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<Mistake> mistakes;

    /**
     * One that is told why.
     *
     * @param status   with which status it is answered
     * @param mistakes what is wrong with it
     */
    public RefusedRequestException(HttpStatus status, List<Mistake> mistakes) {
        super(mistakes.toString(), null, false, false);
        this.status = status;
        this.mistakes = List.copyOf(mistakes);
    }

    HttpStatus status() {
        return status;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }
}
