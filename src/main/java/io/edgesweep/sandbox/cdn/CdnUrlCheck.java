package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.model.TargetSyntax;
import io.edgesweep.sandbox.model.TaskType;
import java.util.regex.Pattern;

/**
 * What a single URL for the CDN must look like, and what its domain must be. The first fault ends the whole call, with
 * a code that the action's page lists.
 */
public final class CdnUrlCheck {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Domains domains;
    private final int longest;

    public CdnUrlCheck(Domains domains, int longest) {
        this.domains = domains;
        this.longest = longest;
    }

    /**
     * Checks.
     *
     * @return the URL's domain
     * @throws ApiErrorException if the URL is not to be accepted
     */
    SandboxDomain check(SandboxKey caller, CdnRequest request, String url) {
        CdnKind kind = request.kind();
        String host = host(kind, url);
        SandboxDomain domain = domains.find(caller.account(), host)
                .orElseThrow(
                        () -> new ApiErrorException("ResourceNotFound.CdnHostNotExists", "no such domain: " + host));
        if (!caller.mayTouchDomain(host)) {
            throw new ApiErrorException("UnauthorizedOperation.CdnHostUnauthorized", "no right on domain " + host);
        }
        switch (domain.status()) {
            case ONLINE -> {}
            case OFFLINE ->
                throw kind == CdnKind.PATH
                        ? wrongStatus(host)
                        : new ApiErrorException("ResourceUnavailable.CdnHostIsNotOnline", "switched off: " + host);
            case LOCKED ->
                throw kind.purges()
                        ? wrongStatus(host)
                        : new ApiErrorException("ResourceUnavailable.CdnHostIsLocked", "locked: " + host);
        }
        if (!domain.area().serves(request.areaFor(domain))) {
            throw new ApiErrorException(CdnRequest.WRONG, "not served in that area: " + host);
        }
        return domain;
    }

    private String host(CdnKind kind, String url) {
        String host = TargetSyntax.host(TaskType.PURGE_URL, url);
        if (host.isEmpty() || CONTROL.matcher(url).find()) {
            throw new ApiErrorException(CdnRequest.WRONG, "not a URL with a scheme");
        }
        if (url.length() > longest) {
            throw new ApiErrorException(
                    kind.purges() ? "InvalidParameter.CdnUrlExceedLength" : CdnRequest.WRONG, "a URL is too long");
        }
        if (host.contains("*")) {
            throw new ApiErrorException(kind.wildcardCode(), "no wildcard: " + host);
        }
        return host;
    }

    private static ApiErrorException wrongStatus(String host) {
        return new ApiErrorException("InvalidParameter.CdnHostInvalidStatus", "not in a state for that: " + host);
    }
}
