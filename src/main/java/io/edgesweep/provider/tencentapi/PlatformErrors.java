package io.edgesweep.provider.tencentapi;

import static io.edgesweep.provider.ErrorClass.DAY;
import static io.edgesweep.provider.ErrorClass.DROP;
import static io.edgesweep.provider.ErrorClass.EXPIRED;
import static io.edgesweep.provider.ErrorClass.FATAL_ACCOUNT;
import static io.edgesweep.provider.ErrorClass.FATAL_PRODUCT;
import static io.edgesweep.provider.ErrorClass.FATAL_SITE;
import static io.edgesweep.provider.ErrorClass.QUERY;
import static io.edgesweep.provider.ErrorClass.RATE;
import static io.edgesweep.provider.ErrorClass.RETRY;
import static io.edgesweep.provider.ErrorClass.TOO_LARGE;
import static io.edgesweep.provider.tencentapi.ErrorRow.row;

import java.util.List;

/** The codes that every API of the platform may answer with (API page on common error codes). */
final class PlatformErrors {

    private PlatformErrors() {}

    /** @param rights the word of the advice where a key lacks a right */
    static List<ErrorRow> rows(String rights) {
        return List.of(
                row("RequestLimitExceeded", RATE),
                row("RequestLimitExceeded.UinLimitExceeded", RATE),
                row("RequestLimitExceeded.GlobalRegionUinLimitExceeded", RATE),
                row("RequestLimitExceeded.IPLimitExceeded", RATE),
                row("LimitExceeded.RateLimitExceeded", RATE),
                row("AuthFailure.SignatureExpire", EXPIRED, "clock"),
                row("AuthFailure.TokenFailure", EXPIRED, "token"),
                row("AuthFailure.SignatureFailure", FATAL_ACCOUNT, "credentials"),
                row("AuthFailure.InvalidAuthorization", FATAL_ACCOUNT, "credentials"),
                row("AuthFailure.InvalidSecretId", FATAL_ACCOUNT, "unknown-key"),
                row("AuthFailure.SecretIdNotFound", FATAL_ACCOUNT, "unknown-key"),
                row("AuthFailure.MFAFailure", FATAL_ACCOUNT, "second-factor"),
                row("AuthFailure.UnauthorizedOperation", FATAL_PRODUCT, rights),
                row("AuthFailure", FATAL_ACCOUNT, "check-credentials"),
                row("UnauthorizedOperation", FATAL_PRODUCT, rights),
                row("InternalError", RETRY),
                row("ServiceUnavailable", RETRY),
                row("ResourceUnavailable", RETRY),
                row("ResourceInsufficient", RETRY),
                row("ResourceInUse", RETRY),
                row("FailedOperation", RETRY),
                row("LimitExceeded", DAY, "quota-in-console"),
                row("RequestSizeLimitExceeded", TOO_LARGE, "smaller-calls"),
                row("ResponseSizeLimitExceeded", QUERY),
                row("InvalidParameter", DROP, "refused-malformed"),
                row("InvalidParameterValue", DROP, "refused-malformed"),
                row("MissingParameter", FATAL_PRODUCT, "our-mistake"),
                row("UnknownParameter", FATAL_PRODUCT, "our-mistake"),
                row("InvalidAction", FATAL_PRODUCT, "our-mistake"),
                row("NoSuchVersion", FATAL_PRODUCT, "our-mistake"),
                row("NoSuchProduct", FATAL_PRODUCT, "our-mistake"),
                row("UnsupportedProtocol", FATAL_PRODUCT, "our-mistake"),
                row("InvalidRequest", FATAL_PRODUCT, "our-mistake"),
                row("UnsupportedRegion", FATAL_SITE, "policy"),
                row("UnsupportedOperation", FATAL_SITE, "policy"),
                row("OperationDenied", FATAL_SITE, "policy").butOnQuery(QUERY),
                row("ActionOffline", FATAL_SITE, "policy"),
                row("IpInBlacklist", FATAL_SITE, "address-refused"),
                row("IpNotInWhitelist", FATAL_SITE, "address-refused"),
                row("ResourceNotFound", DROP, "host-not-in-zone"));
    }
}
