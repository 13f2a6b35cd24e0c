package io.edgesweep.provider.edgeone;

import static io.edgesweep.provider.ErrorClass.DAY;
import static io.edgesweep.provider.ErrorClass.DROP;
import static io.edgesweep.provider.ErrorClass.FATAL_KIND;
import static io.edgesweep.provider.ErrorClass.FATAL_SITE;
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

    private static final String RIGHTS =
            "The key lacks the right: allow it teo:CreatePurgeTask, teo:DescribePurgeTasks,"
                    + " teo:DescribeContentQuota and, to prefetch, teo:CreatePrefetchTask and teo:DescribePrefetchTasks on the"
                    + " zone";
    private static final String ZONE = "Check the site's zone-id, and that the zone belongs to the account";
    private static final String STATE = "Check the state of the zone and of its plan in the console";
    private static final String HOST = "Check that the site's hosts belong to the zone of its zone-id";

    static final List<ErrorRow> ROWS = List.of(
            row("InternalError", RETRY),
            row("InternalError.BackendError", RETRY),
            row("InternalError.DomainConfig", RETRY),
            row("InternalError.ProxyServer", RETRY),
            row("InternalError.QuotaSystem", RETRY),
            row("InternalError.FailedToGenerateUrl", RETRY),
            row("InvalidParameter.DomainNotFound", DROP, HOST),
            row("InvalidParameter.Target", DROP),
            row("InvalidParameter.TaskNotGenerated", RETRY_THEN_DROP),
            row("InvalidParameter.UploadUrl", FATAL_KIND, "The API takes the call for an upload; please report it"),
            row("InvalidParameter.ParameterError", DROP, ZONE),
            row("LimitExceeded.BatchQuota", SPLIT, "A smaller edgesweep.batch.targets spares such calls"),
            row("LimitExceeded.DailyQuota", DAY, "A plan with a larger daily quota lets more through"),
            row("LimitExceeded.PackNotAllow", FATAL_KIND, "The zone's plan does not include this kind of purge"),
            row("OperationDenied", FATAL_SITE, STATE),
            row("UnauthorizedOperation.CamUnauthorized", FATAL_SITE, RIGHTS),
            row("UnauthorizedOperation.NoPermission", FATAL_SITE, RIGHTS),
            row(
                    "UnauthorizedOperation.DomainEmpty",
                    FATAL_SITE,
                    "The key may touch no domain of the zone: allow it to"),
            row("UnauthorizedOperation.Unknown", RETRY),
            row("ResourceUnavailable.ZoneNotFound", FATAL_SITE, ZONE),
            row("ResourceNotFound.ZoneNotFound", FATAL_SITE, ZONE),
            row("InvalidParameter.ZoneNotFound", FATAL_SITE, ZONE),
            row("InvalidParameterValue.ZonePaused", FATAL_SITE, STATE),
            row("OperationDenied.ZoneNotActive", FATAL_SITE, STATE),
            row("OperationDenied.PlanHasBeenExpired", FATAL_SITE, STATE),
            row("OperationDenied.PlanHasBeenIsolated", FATAL_SITE, STATE),
            row("OperationDenied.ComplianceForbidden", FATAL_SITE, STATE),
            row("OperationDenied.ResourceLockedTemporary", RETRY),
            row("OperationDenied.DomainIsBlocked", DROP, STATE),
            row("InvalidParameterValue.DomainNotMatchZone", DROP, HOST));

    private EdgeOneErrors() {}

    static ErrorTable table() {
        return new ErrorTable(ROWS, RIGHTS);
    }
}
