package io.edgesweep.provider.tencentapi;

import io.edgesweep.process.Patience;
import io.edgesweep.provider.DepartureCheck;

/** A Tencent Cloud API of one product and version, called with one account's key. */
@FunctionalInterface
public interface TencentApi {

    /**
     * Puts at most one HTTP request on the wire.
     *
     * @param action the API's name of the call, such as {@code CreatePurgeTask}
     * @param json   the request's fields
     * @param look   what is asked right before the request leaves
     * @throws InterruptedException when the thread is asked to stop before the request was on the wire
     */
    ApiAnswer call(String action, String json, DepartureCheck look) throws InterruptedException;

    /** As the other one, where nothing is asked. */
    default ApiAnswer call(String action, String json) throws InterruptedException {
        return call(action, json, DepartureCheck.NONE);
    }

    /**
     * The same API for somebody who does not wait longer than that for a permit.
     *
     * @param gate what its requests pass at the wire
     */
    default TencentApi within(Patience patience, CallGate gate) {
        return this;
    }
}
