package io.edgesweep.settings;

/** Where an account's key comes from. No implementation shows a secret in its {@code toString}. */
public sealed interface Credentials {

    /** The environment: TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and, for temporary keys, TENCENTCLOUD_TOKEN. */
    record FromEnvironment() implements Credentials {}

    /**
     * The configuration.
     *
     * @param secretId  the key's id
     * @param secretKey the key
     * @param token     the session token of a temporary key, else empty
     */
    record Explicit(String secretId, String secretKey, String token) implements Credentials {

        @Override
        public String toString() {
            return "Explicit[secretId=" + secretId + "]";
        }
    }
}
