package io.edgesweep.provider.tencentapi;

/** A Tencent Cloud API of one product and version, called with one account's key. */
@FunctionalInterface
public interface TencentApi {

    /**
     * Puts at most one HTTP request on the wire.
     *
     * @param action the API's name of the call, such as {@code CreatePurgeTask}
     * @param json   the request's fields
     * @throws InterruptedException when the thread is asked to stop before the request was on the wire
     */
    ApiAnswer call(String action, String json) throws InterruptedException;
}
