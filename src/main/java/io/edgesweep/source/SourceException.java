package io.edgesweep.source;

import io.edgesweep.targets.Place;
import io.edgesweep.text.Secrets;

/** A source that cannot be read at all. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String reason;

    public SourceException(Place place, String reason) {
        super(place + ": " + Secrets.masked(reason));
        this.place = place;
        this.reason = Secrets.masked(reason);
    }

    /** The source, and the line if one is at fault. */
    public Place place() {
        return place;
    }

    /** Why, and what to do, in words for whoever runs us. */
    public String reason() {
        return reason;
    }
}
