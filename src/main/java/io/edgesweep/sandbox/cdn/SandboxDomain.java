package io.edgesweep.sandbox.cdn;

/**
 * A domain that is connected to the CDN.
 *
 * @param name host name; it covers itself and no subdomain, or all of them and not itself if it begins with {@code *.}
 * @param account the main account that it belongs to
 * @param area where it is served
 * @param status at the start; {@code Faults#domain} changes it
 * @param cacheKey by what its edge tells URLs apart
 */
public record SandboxDomain(String name, String account, CdnArea area, DomainStatus status, DomainCacheKey cacheKey) {

    /** A domain of the account {@code main}, served everywhere, online. */
    public static SandboxDomain of(String name) {
        return new SandboxDomain(name, "main", CdnArea.GLOBAL, DomainStatus.ONLINE, DomainCacheKey.wholeUrl());
    }

    public SandboxDomain ofAccount(String account) {
        return new SandboxDomain(name, account, area, status, cacheKey);
    }

    public SandboxDomain in(CdnArea area) {
        return new SandboxDomain(name, account, area, status, cacheKey);
    }

    public SandboxDomain with(DomainStatus status) {
        return new SandboxDomain(name, account, area, status, cacheKey);
    }

    public SandboxDomain with(DomainCacheKey cacheKey) {
        return new SandboxDomain(name, account, area, status, cacheKey);
    }
}
