package io.edgesweep.account.credentials;

import com.tencentcloudapi.common.Credential;
import org.jspecify.annotations.Nullable;

/** Stands in for the vendor's class that asks the instance metadata service: gives what the test says, and counts. */
final class FakeRole extends Credential {

    private @Nullable String key;
    private Runnable beforeId = () -> {};
    private Runnable beforeSecret = () -> {};
    private int askings;

    /** @param key part of all three parts of the key; null for a service that has none to give */
    FakeRole(@Nullable String key) {
        this.key = key;
    }

    /** From now on the service gives another key. */
    void gives(@Nullable String other) {
        key = other;
    }

    /** What happens each time before the id is given: an exception, or a long wait. */
    void beforeId(Runnable happens) {
        beforeId = happens;
    }

    /** What happens each time between the id and the secret. */
    void beforeSecret(Runnable happens) {
        beforeSecret = happens;
    }

    /** How many times the id was asked for. */
    int askings() {
        return askings;
    }

    @Override
    public @Nullable String getSecretId() {
        askings++;
        beforeId.run();
        return part("id");
    }

    @Override
    public @Nullable String getSecretKey() {
        beforeSecret.run();
        return part("canary-secret");
    }

    @Override
    public @Nullable String getToken() {
        return part("canary-token");
    }

    private @Nullable String part(String name) {
        return key == null ? null : name + "-" + key;
    }
}
