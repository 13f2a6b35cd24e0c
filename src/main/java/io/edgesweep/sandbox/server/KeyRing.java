package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.SandboxKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The API keys, and what each is good for at the moment. */
final class KeyRing {

    private final Map<String, SandboxKey> keys = new ConcurrentHashMap<>();
    private final Map<String, KeyState> states = new ConcurrentHashMap<>();

    KeyRing(List<SandboxKey> keys) {
        keys.forEach(key -> this.keys.put(key.secretId(), key));
    }

    void state(String secretId, KeyState state) {
        if (!keys.containsKey(secretId)) {
            throw new IllegalArgumentException("No such key: " + secretId);
        }
        states.put(secretId, state);
    }

    /** The key of that id, if it may be used for signing. */
    SandboxKey usable(String secretId) {
        KeyState state = stateOf(secretId);
        if (state == KeyState.OF_ANOTHER_KIND) {
            throw new ApiErrorException("AuthFailure.InvalidSecretId", "this is not an API key");
        }
        SandboxKey key = keys.get(secretId);
        if (key == null || state == KeyState.DISABLED) {
            throw new ApiErrorException("AuthFailure.SecretIdNotFound", "no such key, or it is disabled");
        }
        return key;
    }

    /** A temporary key comes with its own token, as long as that lives; a permanent key comes without. */
    void checkToken(SandboxKey key, String token, Instant now) {
        String expected = key.token() == null ? "" : key.token();
        boolean same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        Instant expires = key.expires();
        boolean expired =
                stateOf(key.secretId()) == KeyState.TOKEN_EXPIRED || (expires != null && !now.isBefore(expires));
        if (!same || expired) {
            throw new ApiErrorException("AuthFailure.TokenFailure", "the session token is missing, wrong or expired");
        }
    }

    private KeyState stateOf(String secretId) {
        return states.getOrDefault(secretId, KeyState.USABLE);
    }
}
