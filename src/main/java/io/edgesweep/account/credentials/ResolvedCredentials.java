package io.edgesweep.account.credentials;

import com.tencentcloudapi.common.Credential;
import java.util.function.Supplier;

/**
 * An account's key.
 *
 * @param current gives the key as it is now, the same object until it is renewed; throws an {@link IllegalStateException}
 *                that says why when a temporary key cannot be had
 * @param from    where it was found, in words
 */
public record ResolvedCredentials(Supplier<Credential> current, String from) {

    /** A key that does not change while we run. */
    public static ResolvedCredentials lasting(Credential credential, String from) {
        return new ResolvedCredentials(() -> credential, from);
    }

    @Override
    public String toString() {
        return "ResolvedCredentials[from=" + from + "]";
    }
}
