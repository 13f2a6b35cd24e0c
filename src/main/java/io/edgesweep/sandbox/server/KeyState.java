package io.edgesweep.sandbox.server;

/** What a key is good for at the moment. */
public enum KeyState {
    USABLE,
    /** Refused with {@code AuthFailure.SecretIdNotFound}. */
    DISABLED,
    /** Known to the platform, but no API key: refused with {@code AuthFailure.InvalidSecretId}. */
    OF_ANOTHER_KIND,
    /** A temporary key whose token has died early: refused with {@code AuthFailure.TokenFailure}. */
    TOKEN_EXPIRED
}
