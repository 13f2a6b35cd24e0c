package io.edgesweep.provider.tencentapi;

/**
 * The fields of one action: a record whose components are the API's fields, with a small first letter. One that is null is
 * left out of the call.
 */
public interface ApiRequest {

    /** The API's name of the action; a record that is not called so says otherwise. */
    default String action() {
        return getClass().getSimpleName();
    }
}
