package io.edgesweep.sandbox.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key and what it may do.
 *
 * @param account the main account that the key belongs to; calls per second are counted for it
 * @param token session token of a temporary key; {@code null} for a permanent one
 * @param expires when the token dies; {@code null} for never
 */
public record SandboxKey(
        String account,
        String secretId,
        String secretKey,
        @Nullable String token,
        @Nullable Instant expires,
        Rights rights) {

    /** A permanent key of the account {@code main} with every right. */
    public static SandboxKey of(String secretId, String secretKey) {
        return new SandboxKey("main", secretId, secretKey, null, null, Rights.ALL);
    }

    /** A temporary key of the account {@code main} with every right. */
    public static SandboxKey temporary(String secretId, String secretKey, String token, Instant expires) {
        return new SandboxKey("main", secretId, secretKey, token, expires, Rights.ALL);
    }

    public SandboxKey ofAccount(String account) {
        return new SandboxKey(account, secretId, secretKey, token, expires, rights);
    }

    /** May call these and no others: {@code DescribePurgeTasks} of any product, or {@code cdn:DescribePurgeTasks}. */
    public SandboxKey onlyActions(String... actions) {
        return with(rights.onlyActions(actions));
    }

    public SandboxKey onlyZones(String... zones) {
        return with(rights.onlyZones(zones));
    }

    public SandboxKey onlyDomains(String... domains) {
        return with(rights.onlyDomains(domains));
    }

    public boolean mayCall(Route route) {
        return rights.mayCall(route);
    }

    public boolean mayTouchZone(String zoneId) {
        return rights.mayTouchZone(zoneId);
    }

    public boolean mayTouchDomain(String host) {
        return rights.mayTouchDomain(host);
    }

    private SandboxKey with(Rights changed) {
        return new SandboxKey(account, secretId, secretKey, token, expires, changed);
    }

    /** Without the secrets, which would end up in logs. */
    @Override
    public String toString() {
        return "SandboxKey[" + account + ", " + secretId + "]";
    }
}
