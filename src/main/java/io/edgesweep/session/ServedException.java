package io.edgesweep.session;

import io.edgesweep.home.LockedException;
import java.io.IOException;
import java.util.List;

/** Another process holds the home folder, and takes orders. */
public final class ServedException extends LockedException {

    private static final long serialVersionUID = 1L;

    private final transient Serving serving;

    /** @param holder who holds which folder, in words */
    public ServedException(String holder, Serving serving) {
        super(holder);
        this.serving = serving;
    }

    /** The process, to ask it what it knows. */
    public Serving serving() {
        return serving;
    }

    /**
     * The process, to hand a command over to it.
     *
     * @param options the configuration given on the command line, {@code --key=value} each
     * @throws io.edgesweep.settings.MistakesException when its configuration says something else than they do
     * @throws IOException when it does not answer any more
     */
    public Serving serving(List<String> options) throws IOException, InterruptedException {
        serving.refuseOther(options);
        return serving;
    }
}
