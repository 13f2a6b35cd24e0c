package io.edgesweep.provider.edgeone;

import static io.edgesweep.provider.ErrorClass.DAY;
import static io.edgesweep.provider.ErrorClass.DROP;
import static io.edgesweep.provider.ErrorClass.FATAL_KIND;
import static io.edgesweep.provider.ErrorClass.FATAL_SITE;
import static io.edgesweep.provider.ErrorClass.QUERY;
import static io.edgesweep.provider.ErrorClass.RETRY;
import static io.edgesweep.provider.ErrorClass.RETRY_THEN_DROP;
import static io.edgesweep.provider.ErrorClass.SPLIT;
import static io.edgesweep.provider.tencentapi.ErrorRow.row;

import io.edgesweep.provider.tencentapi.ErrorRow;
import io.edgesweep.provider.tencentapi.ErrorTable;
import java.util.List;

/**
 * The codes of EdgeOne's own list (API teo, the error codes of the pages named in {@link EdgeOneApi}); the last ones stand
 * in the product's list and on none of these pages.
 */
final class EdgeOneErrors {

    private static final String RIGHTS = "rights-edgeone";

    static final List<ErrorRow> ROWS = List.of(
            row("InternalError", RETRY),
            row("InternalError.BackendError", RETRY),
            row("InternalError.DomainConfig", RETRY),
            row("InternalError.ProxyServer", RETRY),
            row("InternalError.QuotaSystem", RETRY),
            row("InternalError.FailedToGenerateUrl", RETRY),
            row("InvalidParameter.DomainNotFound", DROP, "host-not-in-zone"),
            row("InvalidParameter.Target", DROP, "refused-malformed"),
            row("InvalidParameter.TaskNotGenerated", RETRY_THEN_DROP, "no-task"),
            row("InvalidParameter.UploadUrl", FATAL_KIND, "our-mistake"),
            row("InvalidParameter.ParameterError", DROP, "wrong-zone").butOnQuery(QUERY, "asked-edgeone"),
            row("LimitExceeded.BatchQuota", SPLIT, "smaller-batches"),
            row("LimitExceeded.DailyQuota", DAY, "larger-plan"),
            row("LimitExceeded.PackNotAllow", FATAL_KIND, "plan-kind"),
            row("OperationDenied", FATAL_SITE, "zone-state").butOnQuery(QUERY),
            row("UnauthorizedOperation.CamUnauthorized", FATAL_SITE, RIGHTS),
            row("UnauthorizedOperation.NoPermission", FATAL_SITE, RIGHTS),
            row("UnauthorizedOperation.DomainEmpty", FATAL_SITE, "rights-domains"),
            row("UnauthorizedOperation.Unknown", RETRY),
            row("ResourceUnavailable.ZoneNotFound", FATAL_SITE, "zone-id"),
            row("ResourceNotFound.ZoneNotFound", FATAL_SITE, "zone-id"),
            row("InvalidParameter.ZoneNotFound", FATAL_SITE, "zone-id"),
            row("InvalidParameterValue.ZonePaused", FATAL_SITE, "zone-state"),
            row("OperationDenied.ZoneNotActive", FATAL_SITE, "zone-state").butOnQuery(QUERY),
            row("OperationDenied.PlanHasBeenExpired", FATAL_SITE, "zone-state").butOnQuery(QUERY),
            row("OperationDenied.PlanHasBeenIsolated", FATAL_SITE, "zone-state").butOnQuery(QUERY),
            row("OperationDenied.ComplianceForbidden", FATAL_SITE, "zone-state").butOnQuery(QUERY),
            row("OperationDenied.ResourceLockedTemporary", RETRY),
            row("OperationDenied.DomainIsBlocked", DROP, "domain-off"),
            row("InvalidParameterValue.DomainNotMatchZone", DROP, "host-not-in-zone"));

    private EdgeOneErrors() {}

    static ErrorTable table() {
        return new ErrorTable(ROWS, RIGHTS);
    }
}
