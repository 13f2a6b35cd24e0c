package io.edgesweep.provider.cdn;

import static io.edgesweep.provider.ErrorClass.DAY;
import static io.edgesweep.provider.ErrorClass.DROP;
import static io.edgesweep.provider.ErrorClass.DROP_HOST;
import static io.edgesweep.provider.ErrorClass.FATAL_ACCOUNT;
import static io.edgesweep.provider.ErrorClass.FATAL_KIND;
import static io.edgesweep.provider.ErrorClass.FATAL_PRODUCT;
import static io.edgesweep.provider.ErrorClass.HOLD_HOST;
import static io.edgesweep.provider.ErrorClass.QUERY;
import static io.edgesweep.provider.ErrorClass.RATE;
import static io.edgesweep.provider.ErrorClass.RETRY;
import static io.edgesweep.provider.ErrorClass.SPLIT;
import static io.edgesweep.provider.tencentapi.ErrorRow.row;

import io.edgesweep.provider.tencentapi.ErrorRow;
import io.edgesweep.provider.tencentapi.ErrorTable;
import java.util.List;

/** The codes of the classic CDN's own list (API cdn, the error codes of the pages named in {@link CdnApi}). */
final class CdnErrors {

    private static final String RIGHTS = "The key lacks the right: allow it cdn:PurgeUrlsCache, cdn:PurgePathCache,"
            + " cdn:DescribePurgeTasks, cdn:DescribePurgeQuota, cdn:DescribePushQuota and, to prefetch,"
            + " cdn:PushUrlsCache and cdn:DescribePushTasks on the domains";
    private static final String CREDENTIALS =
            "The SecretKey does not fit the SecretId: check the account's credentials";
    private static final String OUR_MISTAKE = "This version of edgesweep does not fit the API: please report it";
    private static final String AREA =
            "If the site has an area, check that its domains are served there; else a URL is malformed";
    private static final String WINDOW =
            "edgesweep reconcile asks again; if that is refused too, check this machine's clock, and report it";
    private static final String PER_CALL = "A smaller edgesweep.batch.targets spares such calls";
    private static final String PER_DAY = "The vendor raises the daily quotas of an area on request";
    private static final String ONLINE = "Switch the domain on in the console, or leave it out of the site's hosts";
    private static final String UNFIT = "Fix the domain's configuration in the console, or leave it out of the job";
    private static final String VERIFY = "The account is not verified: have that done in the console";

    static final List<ErrorRow> ROWS = List.of(
            row("AuthFailure.InvalidAuthorization", FATAL_ACCOUNT, "the caller is not known", CREDENTIALS),
            row("InternalError.CamSystemError", RETRY, "a fault while rights were looked up"),
            row("InternalError.CdnConfigError", RETRY, "a fault while a configuration was changed"),
            row("InternalError.CdnDbError", RETRY, "a fault of the provider's data"),
            row("InternalError.CdnSystemError", RETRY, "a fault of the provider's system"),
            row("InternalError.ProxyServer", RETRY, "a fault of the provider's gateway"),
            row("InternalError.CdnQueryParamError", RETRY, "a fault of a query within the provider"),
            row("InternalError.CdnQuerySystemError", RETRY, "a fault of the provider's queries"),
            row("InternalError.Error", RETRY, "a fault at the provider"),
            row("InternalError.RouteError", RETRY, "a fault of the provider's routing"),
            row("InternalError.UnknownError", RETRY, "a fault at the provider"),
            row("InvalidParameter.CdnInterfaceError", RETRY, "a fault of an interface within the provider"),
            row("InvalidParameter.CdnHostInvalidStatus", DROP_HOST, "the domain's state does not allow it", ONLINE),
            row(
                            "InvalidParameter.CdnParamError",
                            DROP,
                            "a parameter or a URL is malformed; which one is not said",
                            AREA)
                    .butOnQuery(QUERY, WINDOW),
            row("InvalidParameter.CdnPurgeWildcardNotAllowed", DROP, "a host with a wildcard cannot be purged"),
            row("InvalidParameter.CdnPushWildcardNotAllowed", DROP, "a host with a wildcard cannot be prefetched"),
            row("InvalidParameter.CdnUrlExceedLength", DROP, "a URL is too long"),
            row("InvalidParameter.CdnStatInvalidDate", FATAL_PRODUCT, "a date cannot be read", OUR_MISTAKE)
                    .butOnQuery(QUERY),
            row("InvalidParameter.CdnStatInvalidMetric", FATAL_PRODUCT, "the API does not know a metric", OUR_MISTAKE),
            row(
                    "InvalidParameter.CdnStatInvalidProjectId",
                    FATAL_PRODUCT,
                    "the API does not know a project",
                    OUR_MISTAKE),
            row(
                    "InvalidParameter.CdnHostInvalidParam",
                    DROP_HOST,
                    "the domain's configuration is not fit for it",
                    UNFIT),
            row(
                    "InvalidParameter.CdnHostInvalidMiddleConfig",
                    DROP_HOST,
                    "the domain's middle layer is not configured for it",
                    UNFIT),
            row(
                    "LimitExceeded.CdnPurgeUrlExceedBatchLimit",
                    SPLIT,
                    "more URLs than the account may purge in a call",
                    PER_CALL),
            row(
                    "LimitExceeded.CdnPurgePathExceedBatchLimit",
                    SPLIT,
                    "more directories than the account may purge in a call",
                    PER_CALL),
            row(
                    "LimitExceeded.CdnPurgeExceedBatchLimit",
                    SPLIT,
                    "more targets than the account may purge in a call",
                    PER_CALL),
            row(
                    "LimitExceeded.CdnPushExceedBatchLimit",
                    SPLIT,
                    "more URLs than the account may prefetch in a call",
                    PER_CALL),
            row("LimitExceeded.CdnPurgeUrlExceedDayLimit", DAY, "the day's quota of URLs is used up", PER_DAY),
            row("LimitExceeded.CdnPurgePathExceedDayLimit", DAY, "the day's quota of directories is used up", PER_DAY),
            row("LimitExceeded.CdnPurgeExceedDayLimit", DAY, "the day's quota of purges is used up", PER_DAY),
            row("LimitExceeded.CdnPushExceedDayLimit", DAY, "the day's quota of prefetches is used up", PER_DAY),
            row("LimitExceeded.CdnHostOpTooOften", RATE, "the domain is operated on too often"),
            row("UnauthorizedOperation.OperationTooOften", RATE, "too many calls in a second"),
            row("ResourceInUse.CdnOpInProgress", RETRY, "the domain is being changed"),
            row(
                    "ResourceUnavailable.CdnHostIsLocked",
                    HOLD_HOST,
                    "the domain is locked",
                    "The vendor has locked the domain: ask why"),
            row("ResourceUnavailable.CdnHostIsNotOnline", DROP_HOST, "the domain is switched off", ONLINE),
            row(
                    "ResourceNotFound.CdnHostNotExists",
                    DROP_HOST,
                    "the host is no domain of the account",
                    "Check that the domain is connected to this account's CDN"),
            row(
                    "ResourceNotFound.CdnUserNotExists",
                    FATAL_PRODUCT,
                    "the CDN is not activated for the account",
                    "Activate the CDN for the account in the console"),
            row("UnauthorizedOperation.CdnHostUnauthorized", DROP_HOST, "the key has no right on the domain", RIGHTS),
            row(
                    "UnauthorizedOperation.CdnCamUnauthorized",
                    FATAL_PRODUCT,
                    "no policy allows the key the action",
                    RIGHTS),
            row("UnauthorizedOperation.CdnUserAuthFail", FATAL_PRODUCT, "the account could not be verified", VERIFY),
            row("UnauthorizedOperation.CdnUserAuthWait", FATAL_PRODUCT, "the account is not verified yet", VERIFY),
            row(
                    "UnauthorizedOperation.CdnUserIsSuspended",
                    FATAL_PRODUCT,
                    "the account's CDN is suspended",
                    "Settle what the account's CDN is suspended for"),
            row(
                    "UnauthorizedOperation.CdnUserNoWhitelist",
                    FATAL_KIND,
                    "the account is not on the list for this feature",
                    "Ask the vendor to allow the account the feature"),
            row(
                    "UnauthorizedOperation.EcdnMigratedCdn",
                    FATAL_PRODUCT,
                    "the domain has moved from ECDN and is managed in the console",
                    "The vendor allows this in the console only"),
            row(
                    "UnauthorizedOperation.OpNoAuth",
                    FATAL_PRODUCT,
                    "the account may not do this",
                    "The account may not do this: ask the vendor"));

    private CdnErrors() {}

    static ErrorTable table() {
        return new ErrorTable(ROWS, RIGHTS);
    }
}
