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
    private static final String PER_CALL = "A smaller edgesweep.batch.targets spares such calls";
    private static final String PER_DAY = "The vendor raises the daily quotas of an area on request";
    private static final String ONLINE = "Switch the domain on in the console, or leave it out of the site's hosts";
    private static final String UNFIT = "Mend the domain's configuration in the console, or leave it out of the job";
    private static final String VERIFY = "The account is not verified: have that done in the console";

    static final List<ErrorRow> ROWS = List.of(
            row("AuthFailure.InvalidAuthorization", FATAL_ACCOUNT, CREDENTIALS),
            row("InternalError.CamSystemError", RETRY),
            row("InternalError.CdnConfigError", RETRY),
            row("InternalError.CdnDbError", RETRY),
            row("InternalError.CdnSystemError", RETRY),
            row("InternalError.ProxyServer", RETRY),
            row("InternalError.CdnQueryParamError", RETRY),
            row("InternalError.CdnQuerySystemError", RETRY),
            row("InternalError.Error", RETRY),
            row("InternalError.RouteError", RETRY),
            row("InternalError.UnknownError", RETRY),
            row("InvalidParameter.CdnInterfaceError", RETRY),
            row("InvalidParameter.CdnHostInvalidStatus", DROP_HOST, ONLINE),
            row("InvalidParameter.CdnParamError", DROP),
            row("InvalidParameter.CdnPurgeWildcardNotAllowed", DROP),
            row("InvalidParameter.CdnPushWildcardNotAllowed", DROP),
            row("InvalidParameter.CdnUrlExceedLength", DROP),
            row("InvalidParameter.CdnStatInvalidDate", FATAL_PRODUCT, OUR_MISTAKE)
                    .butOnQuery(QUERY),
            row("InvalidParameter.CdnStatInvalidMetric", FATAL_PRODUCT, OUR_MISTAKE),
            row("InvalidParameter.CdnStatInvalidProjectId", FATAL_PRODUCT, OUR_MISTAKE),
            row("InvalidParameter.CdnHostInvalidParam", DROP_HOST, UNFIT),
            row("InvalidParameter.CdnHostInvalidMiddleConfig", DROP_HOST, UNFIT),
            row("LimitExceeded.CdnPurgeUrlExceedBatchLimit", SPLIT, PER_CALL),
            row("LimitExceeded.CdnPurgePathExceedBatchLimit", SPLIT, PER_CALL),
            row("LimitExceeded.CdnPurgeExceedBatchLimit", SPLIT, PER_CALL),
            row("LimitExceeded.CdnPushExceedBatchLimit", SPLIT, PER_CALL),
            row("LimitExceeded.CdnPurgeUrlExceedDayLimit", DAY, PER_DAY),
            row("LimitExceeded.CdnPurgePathExceedDayLimit", DAY, PER_DAY),
            row("LimitExceeded.CdnPurgeExceedDayLimit", DAY, PER_DAY),
            row("LimitExceeded.CdnPushExceedDayLimit", DAY, PER_DAY),
            row("LimitExceeded.CdnHostOpTooOften", RATE),
            row("UnauthorizedOperation.OperationTooOften", RATE),
            row("ResourceInUse.CdnOpInProgress", RETRY),
            row("ResourceUnavailable.CdnHostIsLocked", HOLD_HOST, "The vendor has locked the domain: ask why"),
            row("ResourceUnavailable.CdnHostIsNotOnline", DROP_HOST, ONLINE),
            row(
                    "ResourceNotFound.CdnHostNotExists",
                    DROP_HOST,
                    "Check that the domain is connected to this account's CDN"),
            row("ResourceNotFound.CdnUserNotExists", FATAL_PRODUCT, "Activate the CDN for the account in the console"),
            row("UnauthorizedOperation.CdnHostUnauthorized", DROP_HOST, RIGHTS),
            row("UnauthorizedOperation.CdnCamUnauthorized", FATAL_PRODUCT, RIGHTS),
            row("UnauthorizedOperation.CdnUserAuthFail", FATAL_PRODUCT, VERIFY),
            row("UnauthorizedOperation.CdnUserAuthWait", FATAL_PRODUCT, VERIFY),
            row(
                    "UnauthorizedOperation.CdnUserIsSuspended",
                    FATAL_PRODUCT,
                    "Settle what the account's CDN is suspended for"),
            row(
                    "UnauthorizedOperation.CdnUserNoWhitelist",
                    FATAL_KIND,
                    "Ask the vendor to allow the account the feature"),
            row("UnauthorizedOperation.EcdnMigratedCdn", FATAL_PRODUCT, "The vendor allows this in the console only"),
            row("UnauthorizedOperation.OpNoAuth", FATAL_PRODUCT, "The account may not do this: ask the vendor"));

    private CdnErrors() {}

    static ErrorTable table() {
        return new ErrorTable(ROWS, RIGHTS);
    }
}
