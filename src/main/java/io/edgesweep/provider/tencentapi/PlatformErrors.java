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
import static io.edgesweep.provider.ErrorClass.SPLIT;
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
                row("RequestLimitExceeded", RATE),
                row("RequestLimitExceeded.UinLimitExceeded", RATE),
                row("RequestLimitExceeded.GlobalRegionUinLimitExceeded", RATE),
                row("RequestLimitExceeded.IPLimitExceeded", RATE),
                row("LimitExceeded.RateLimitExceeded", RATE),
                row(
                        "AuthFailure.SignatureExpire",
                        EXPIRED,
                        "The clock of this machine is more than five minutes off: set it, best by NTP"),
                row(
                        "AuthFailure.TokenFailure",
                        EXPIRED,
                        "The session token is not valid or has expired: get a new temporary key"),
                row("AuthFailure.SignatureFailure", FATAL_ACCOUNT, CREDENTIALS),
                row("AuthFailure.InvalidAuthorization", FATAL_ACCOUNT, CREDENTIALS),
                row("AuthFailure.InvalidSecretId", FATAL_ACCOUNT, UNKNOWN_KEY),
                row("AuthFailure.SecretIdNotFound", FATAL_ACCOUNT, UNKNOWN_KEY),
                row(
                        "AuthFailure.MFAFailure",
                        FATAL_ACCOUNT,
                        "The key asks for a second factor, which a program has not: use a key that needs none"),
                row("AuthFailure.UnauthorizedOperation", FATAL_PRODUCT, rights),
                row("AuthFailure", FATAL_ACCOUNT, "Check the account's credentials"),
                row("UnauthorizedOperation", FATAL_PRODUCT, rights),
                row("InternalError", RETRY),
                row("ServiceUnavailable", RETRY),
                row("ResourceUnavailable", RETRY),
                row("ResourceInsufficient", RETRY),
                row("ResourceInUse", RETRY),
                row("FailedOperation", RETRY),
                row("LimitExceeded", DAY, QUOTA),
                row("RequestSizeLimitExceeded", SPLIT, SMALLER),
                row("ResponseSizeLimitExceeded", QUERY),
                row("InvalidParameter", DROP),
                row("InvalidParameterValue", DROP),
                row("MissingParameter", FATAL_PRODUCT, OUR_MISTAKE),
                row("UnknownParameter", FATAL_PRODUCT, OUR_MISTAKE),
                row("InvalidAction", FATAL_PRODUCT, OUR_MISTAKE),
                row("NoSuchVersion", FATAL_PRODUCT, OUR_MISTAKE),
                row("NoSuchProduct", FATAL_PRODUCT, OUR_MISTAKE),
                row("UnsupportedProtocol", FATAL_PRODUCT, OUR_MISTAKE),
                row("InvalidRequest", FATAL_PRODUCT, OUR_MISTAKE),
                row("UnsupportedRegion", FATAL_SITE, POLICY),
                row("UnsupportedOperation", FATAL_SITE, POLICY),
                row("OperationDenied", FATAL_SITE, POLICY),
                row("ActionOffline", FATAL_SITE, POLICY),
                row("IpInBlacklist", FATAL_SITE, "The account does not let this machine's address in: change its list"),
                row("IpNotInWhitelist", FATAL_SITE, "The account does not let this machine's address in: add it"),
                row("ResourceNotFound", DROP));
    }
}
