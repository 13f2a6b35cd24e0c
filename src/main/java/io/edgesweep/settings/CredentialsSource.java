package io.edgesweep.settings;

/** Where an account's key comes from. No implementation shows a secret in its {@code toString}. */
public sealed interface CredentialsSource {

    /**
     * The first of these that has one: the environment (TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and, for temporary
     * keys, TENCENTCLOUD_TOKEN), the section {@code default} of the vendor's profile file, the role of the machine.
     */
    record Default() implements CredentialsSource {}

    /**
     * The vendor's profile file.
     *
     * @param name the section of the file
     */
    record Profile(String name) implements CredentialsSource {}

    /**
     * The role of the machine that we run on: a temporary key, renewed by itself.
     *
     * @param name the role's name
     */
    record Role(String name) implements CredentialsSource {}

    /**
     * The configuration.
     *
     * @param secretId  the key's id
     * @param secretKey the key
     * @param token     the session token of a temporary key, else empty
     */
    record Explicit(String secretId, String secretKey, String token) implements CredentialsSource {

        @Override
        public String toString() {
            return "Explicit[secretId=" + secretId + "]";
        }
    }
}
