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

    private static final String RIGHTS = "rights-cdn";

    static final List<ErrorRow> ROWS = List.of(
            row("AuthFailure.InvalidAuthorization", FATAL_ACCOUNT, "credentials"),
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
            row("InvalidParameter.CdnHostInvalidStatus", DROP_HOST, "domain-off"),
            row("InvalidParameter.CdnParamError", DROP, "wrong-area").butOnQuery(QUERY, "asked-cdn"),
            row("InvalidParameter.CdnPurgeWildcardNotAllowed", DROP, "wildcard-refused"),
            row("InvalidParameter.CdnPushWildcardNotAllowed", DROP, "wildcard-refused"),
            row("InvalidParameter.CdnUrlExceedLength", DROP, "too-large"),
            row("InvalidParameter.CdnStatInvalidDate", FATAL_PRODUCT, "our-mistake")
                    .butOnQuery(QUERY),
            row("InvalidParameter.CdnStatInvalidMetric", FATAL_PRODUCT, "our-mistake"),
            row("InvalidParameter.CdnStatInvalidProjectId", FATAL_PRODUCT, "our-mistake"),
            row("InvalidParameter.CdnHostInvalidParam", DROP_HOST, "domain-unfit"),
            row("InvalidParameter.CdnHostInvalidMiddleConfig", DROP_HOST, "domain-unfit"),
            row("LimitExceeded.CdnPurgeUrlExceedBatchLimit", SPLIT, "smaller-batches"),
            row("LimitExceeded.CdnPurgePathExceedBatchLimit", SPLIT, "smaller-batches"),
            row("LimitExceeded.CdnPurgeExceedBatchLimit", SPLIT, "smaller-batches"),
            row("LimitExceeded.CdnPushExceedBatchLimit", SPLIT, "smaller-batches"),
            row("LimitExceeded.CdnPurgeUrlExceedDayLimit", DAY, "quota-of-area"),
            row("LimitExceeded.CdnPurgePathExceedDayLimit", DAY, "quota-of-area"),
            row("LimitExceeded.CdnPurgeExceedDayLimit", DAY, "quota-of-area"),
            row("LimitExceeded.CdnPushExceedDayLimit", DAY, "quota-of-area"),
            row("LimitExceeded.CdnHostOpTooOften", RATE),
            row("UnauthorizedOperation.OperationTooOften", RATE),
            row("ResourceInUse.CdnOpInProgress", RETRY),
            row("ResourceUnavailable.CdnHostIsLocked", HOLD_HOST, "domain-locked"),
            row("ResourceUnavailable.CdnHostIsNotOnline", DROP_HOST, "domain-off"),
            row("ResourceNotFound.CdnHostNotExists", DROP_HOST, "host-not-in-zone"),
            row("ResourceNotFound.CdnUserNotExists", FATAL_PRODUCT, "cdn-inactive"),
            row("UnauthorizedOperation.CdnHostUnauthorized", DROP_HOST, "no-permission")
                    .butOnQuery(QUERY, RIGHTS),
            row("UnauthorizedOperation.CdnCamUnauthorized", FATAL_PRODUCT, RIGHTS),
            row("UnauthorizedOperation.CdnUserAuthFail", FATAL_PRODUCT, "account-unverified"),
            row("UnauthorizedOperation.CdnUserAuthWait", FATAL_PRODUCT, "account-unverified"),
            row("UnauthorizedOperation.CdnUserIsSuspended", FATAL_PRODUCT, "cdn-suspended"),
            row("UnauthorizedOperation.CdnUserNoWhitelist", FATAL_KIND, "feature"),
            row("UnauthorizedOperation.EcdnMigratedCdn", FATAL_PRODUCT, "console-only"),
            row("UnauthorizedOperation.OpNoAuth", FATAL_PRODUCT, "not-allowed"));

    private CdnErrors() {}

    static ErrorTable table() {
        return new ErrorTable(ROWS, RIGHTS);
    }
}
