package io.edgesweep.sandbox;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key and what it may do.
 *
 * @param account the main account that the key belongs to; calls per second are counted for it
 * @param token session token of a temporary key; {@code null} for a permanent one
 * @param expires when the token dies; {@code null} for never
 * @param actions the actions that the key may call; {@code null} for all
 * @param zones ids of the zones that the key may touch; {@code null} for all
 */
public record SandboxKey(
        String account,
        String secretId,
        String secretKey,
        @Nullable String token,
        @Nullable Instant expires,
        @Nullable Set<String> actions,
        @Nullable Set<String> zones) {

    /** A permanent key of the account {@code main} with every right. */
    public static SandboxKey of(String secretId, String secretKey) {
        return new SandboxKey("main", secretId, secretKey, null, null, null, null);
    }

    /** A temporary key of the account {@code main} with every right. */
    public static SandboxKey temporary(String secretId, String secretKey, String token, Instant expires) {
        return new SandboxKey("main", secretId, secretKey, token, expires, null, null);
    }

    public SandboxKey ofAccount(String account) {
        return new SandboxKey(account, secretId, secretKey, token, expires, actions, zones);
    }

    public SandboxKey onlyActions(String... actions) {
        return new SandboxKey(account, secretId, secretKey, token, expires, Set.of(actions), zones);
    }

    public SandboxKey onlyZones(String... zones) {
        return new SandboxKey(account, secretId, secretKey, token, expires, actions, Set.of(zones));
    }

    boolean mayCall(String action) {
        return actions == null || actions.contains(action);
    }

    boolean mayTouch(SandboxZone zone) {
        return zones == null || zones.contains(zone.id());
    }

    /** Without the secrets, which would end up in logs. */
    @Override
    public String toString() {
        return "SandboxKey[" + account + ", " + secretId + "]";
    }
}
