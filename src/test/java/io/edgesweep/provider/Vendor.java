package io.edgesweep.provider;

import io.edgesweep.targets.Kind;
import io.edgesweep.task.TaskState;
import java.time.Instant;

/** Whoever stands behind a provider, as a test of the port sees it: what it has received, and what it can be made to do. */
interface Vendor extends AutoCloseable {

    /** A target that is not the site's. */
    String FOREIGN = "https://www.example.net/elsewhere";

    /** The provider that speaks to it, for a site with the host www.example.com. */
    Provider provider();

    /** How many calls that hand over targets it has received. */
    int submissions();

    /** Allows so many targets of the kind in a call and on a day. */
    void allow(Kind kind, int batch, int daily);

    /** Takes the next call that hands over targets, and loses the answer to it. */
    void loseNextAnswer();

    /** Lets tasks for the target, from now on, come to this end. */
    void end(String target, TaskState state, String reason);

    /** Brings every task to its end. */
    void finish();

    /** What its clock says. */
    Instant now();

    @Override
    void close();
}
