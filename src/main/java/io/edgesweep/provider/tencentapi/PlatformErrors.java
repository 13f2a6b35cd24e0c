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

    private static final String CREDENTIALS =
            "The SecretKey does not fit the SecretId: check the account's credentials,"
                    + " and that no proxy alters requests";
    private static final String UNKNOWN_KEY = "The SecretId is not known there: check the account's credentials, and"
            + " whether its endpoint is the one of its site, mainland or international";
    private static final String OUR_MISTAKE =
            "This version of edgesweep does not fit the API: check the account's endpoints, and report it";
    private static final String QUOTA =
            "What is left of the day's quota stands in the console; a larger one can be asked" + " for there";
    private static final String SMALLER = "A smaller edgesweep.batch.bytes spares such calls";
    private static final String POLICY = "The API does not serve this account, region or address: ask the vendor";

    private PlatformErrors() {}

    /** @param rights the advice where a key lacks a right */
    static List<ErrorRow> rows(String rights) {
        return List.of(
                row("RequestLimitExceeded", RATE, "too many calls of the action in a second"),
                row("RequestLimitExceeded.UinLimitExceeded", RATE, "too many calls of the account in a second"),
                row(
                        "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
                        RATE,
                        "too many calls of the account in a second over all regions"),
                row("RequestLimitExceeded.IPLimitExceeded", RATE, "too many calls from this address in a second"),
                row("LimitExceeded.RateLimitExceeded", RATE, "too many calls in a second"),
                row(
                        "AuthFailure.SignatureExpire",
                        EXPIRED,
                        "the call was signed more than five minutes ago, or by a wrong clock",
                        "The clock of this machine is more than five minutes off: set it, best by NTP"),
                row(
                        "AuthFailure.TokenFailure",
                        EXPIRED,
                        "the session token has expired or is another key's",
                        "The session token is not valid or has expired: get a new temporary key"),
                row("AuthFailure.SignatureFailure", FATAL_ACCOUNT, "the signature does not fit the call", CREDENTIALS),
                row("AuthFailure.InvalidAuthorization", FATAL_ACCOUNT, "the signature cannot be read", CREDENTIALS),
                row(
                        "AuthFailure.InvalidSecretId",
                        FATAL_ACCOUNT,
                        "the SecretId is of another kind of key",
                        UNKNOWN_KEY),
                row(
                        "AuthFailure.SecretIdNotFound",
                        FATAL_ACCOUNT,
                        "there is no such SecretId, or it is disabled",
                        UNKNOWN_KEY),
                row(
                        "AuthFailure.MFAFailure",
                        FATAL_ACCOUNT,
                        "the key asks for a second factor",
                        "The key asks for a second factor, which a program has not: use a key that needs none"),
                row("AuthFailure.UnauthorizedOperation", FATAL_PRODUCT, "no policy allows the key the action", rights),
                row("AuthFailure", FATAL_ACCOUNT, "the key is not accepted", "Check the account's credentials"),
                row("UnauthorizedOperation", FATAL_PRODUCT, "no policy allows the key the action", rights),
                row("InternalError", RETRY, "a fault at the provider"),
                row("ServiceUnavailable", RETRY, "the service cannot be used for the time being"),
                row("ResourceUnavailable", RETRY, "the resource cannot be used for the time being"),
                row("ResourceInsufficient", RETRY, "the provider is short of resources"),
                row("ResourceInUse", RETRY, "the resource is being changed"),
                row("FailedOperation", RETRY, "the action failed at the provider"),
                row("LimitExceeded", DAY, "a quota is used up", QUOTA),
                row("RequestSizeLimitExceeded", TOO_LARGE, "the call is larger than the API takes", SMALLER),
                row("ResponseSizeLimitExceeded", QUERY, "the answer would be larger than the API gives"),
                row("InvalidParameter", DROP, "a parameter is not valid"),
                row("InvalidParameterValue", DROP, "the value of a parameter is not valid"),
                row("MissingParameter", FATAL_PRODUCT, "a parameter is missing", OUR_MISTAKE),
                row("UnknownParameter", FATAL_PRODUCT, "the API does not know a parameter", OUR_MISTAKE),
                row("InvalidAction", FATAL_PRODUCT, "the API does not know the action", OUR_MISTAKE),
                row("NoSuchVersion", FATAL_PRODUCT, "the API does not know the version", OUR_MISTAKE),
                row("NoSuchProduct", FATAL_PRODUCT, "the API does not know the product", OUR_MISTAKE),
                row("UnsupportedProtocol", FATAL_PRODUCT, "the API does not take the HTTP method", OUR_MISTAKE),
                row("InvalidRequest", FATAL_PRODUCT, "the API cannot read the request", OUR_MISTAKE),
                row("UnsupportedRegion", FATAL_SITE, "the region is not served", POLICY),
                row("UnsupportedOperation", FATAL_SITE, "the operation is not supported", POLICY),
                row("OperationDenied", FATAL_SITE, "the operation is not allowed", POLICY)
                        .butOnQuery(QUERY),
                row("ActionOffline", FATAL_SITE, "the action is not offered any more", POLICY),
                row(
                        "IpInBlacklist",
                        FATAL_SITE,
                        "this address is on the account's list of refused ones",
                        "The account does not let this machine's address in: change its list"),
                row(
                        "IpNotInWhitelist",
                        FATAL_SITE,
                        "this address is not on the account's list of allowed ones",
                        "The account does not let this machine's address in: add it"),
                row("ResourceNotFound", DROP, "the resource does not exist"));
    }
}
