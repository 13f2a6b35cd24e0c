package io.edgesweep.provider.tencentapi;

import io.edgesweep.process.Patience;
import io.edgesweep.provider.Permit;
import java.util.Optional;

/** What every request passes right before it is written to its open connection. */
@FunctionalInterface
public interface CallGate {

    /**
     * Returns when a request for the action may be written.
     *
     * @param patience how long that is waited for
     * @return empty when that was not long enough; the request is not written then
     * @throws InterruptedException when the thread is asked to stop meanwhile; the request is not written then
     */
    Optional<Permit> await(String action, Patience patience) throws InterruptedException;
}
