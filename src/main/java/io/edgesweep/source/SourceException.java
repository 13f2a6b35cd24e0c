package io.edgesweep.source;

import io.edgesweep.language.Words;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import io.edgesweep.text.Secrets;

/** A source that cannot be read at all. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final transient Reason reason;

    public SourceException(Place place, Reason reason) {
        super(place + ": " + Words.english().say(reason.map(Secrets::masked)));
        this.place = place;
        this.reason = reason.map(Secrets::masked);
    }

    /** The source, and the line if one is at fault. */
    public Place place() {
        return place;
    }

    /** Why, and what to do. */
    public Reason reason() {
        return reason;
    }
}
