package io.edgesweep.provider.tencentapi;

/** What every request passes right before it is written to its open connection. */
@FunctionalInterface
public interface CallGate {

    /**
     * Returns when a request for the action may be written.
     *
     * @throws InterruptedException when the thread is asked to stop meanwhile; the request is not written then
     */
    void await(String action) throws InterruptedException;
}
