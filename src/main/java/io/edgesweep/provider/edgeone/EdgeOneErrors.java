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

    private static final String RIGHTS =
            "The key lacks the right: allow it teo:CreatePurgeTask, teo:DescribePurgeTasks,"
                    + " teo:DescribeContentQuota and, to prefetch, teo:CreatePrefetchTask and teo:DescribePrefetchTasks on the"
                    + " zone";
    private static final String ZONE = "Check the site's zone-id, and that the zone belongs to the account";
    private static final String WINDOW = "A question may cover 7 days at most, and only a zone of the"
            + " account: edgesweep reconcile asks again; if it is refused again, check this machine's clock and the site's zone-id";
    private static final String STATE = "Check the state of the zone and of its plan in the console";
    private static final String HOST = "Check that the site's hosts belong to the zone of its zone-id";

    static final List<ErrorRow> ROWS = List.of(
            row("InternalError", RETRY, "a fault at the provider"),
            row("InternalError.BackendError", RETRY, "a fault while the call was processed"),
            row("InternalError.DomainConfig", RETRY, "the zone's configuration could not be read"),
            row("InternalError.ProxyServer", RETRY, "a fault of the provider's gateway"),
            row("InternalError.QuotaSystem", RETRY, "a fault of the provider's quota service"),
            row("InternalError.FailedToGenerateUrl", RETRY, "a fault while an internal link was made"),
            row(
                    "InvalidParameter.DomainNotFound",
                    DROP,
                    "the host of a target is not in the account or the zone",
                    HOST),
            row("InvalidParameter.Target", DROP, "a target is malformed"),
            row("InvalidParameter.TaskNotGenerated", RETRY_THEN_DROP, "no task came of the call"),
            row(
                    "InvalidParameter.UploadUrl",
                    FATAL_KIND,
                    "the link of an upload is not valid",
                    "The API takes the call for an upload; please report it"),
            row("InvalidParameter.ParameterError", DROP, "a parameter is not valid", ZONE)
                    .butOnQuery(QUERY, WINDOW),
            row(
                    "LimitExceeded.BatchQuota",
                    SPLIT,
                    "more targets than the plan allows in a call",
                    "A smaller edgesweep.batch.targets spares such calls"),
            row(
                    "LimitExceeded.DailyQuota",
                    DAY,
                    "the day's quota is used up",
                    "A plan with a larger daily quota lets more through"),
            row(
                    "LimitExceeded.PackNotAllow",
                    FATAL_KIND,
                    "the plan does not include this kind",
                    "The zone's plan does not include this kind of purge"),
            row("OperationDenied", FATAL_SITE, "the operation is not allowed", STATE)
                    .butOnQuery(QUERY),
            row(
                    "UnauthorizedOperation.CamUnauthorized",
                    FATAL_SITE,
                    "no policy allows the key the action on the zone",
                    RIGHTS),
            row("UnauthorizedOperation.NoPermission", FATAL_SITE, "the key has no right on the zone", RIGHTS),
            row(
                    "UnauthorizedOperation.DomainEmpty",
                    FATAL_SITE,
                    "the key has a right on no domain",
                    "The key may touch no domain of the zone: allow it to"),
            row("UnauthorizedOperation.Unknown", RETRY, "a fault while rights were looked up"),
            row("ResourceUnavailable.ZoneNotFound", FATAL_SITE, "there is no such zone", ZONE),
            row("ResourceNotFound.ZoneNotFound", FATAL_SITE, "there is no such zone", ZONE),
            row("InvalidParameter.ZoneNotFound", FATAL_SITE, "there is no such zone", ZONE),
            row("InvalidParameterValue.ZonePaused", FATAL_SITE, "the zone is paused", STATE),
            row("OperationDenied.ZoneNotActive", FATAL_SITE, "the zone is not active", STATE)
                    .butOnQuery(QUERY),
            row("OperationDenied.PlanHasBeenExpired", FATAL_SITE, "the zone's plan has expired", STATE)
                    .butOnQuery(QUERY),
            row("OperationDenied.PlanHasBeenIsolated", FATAL_SITE, "the zone's plan is isolated", STATE)
                    .butOnQuery(QUERY),
            row("OperationDenied.ComplianceForbidden", FATAL_SITE, "the zone is blocked for compliance", STATE)
                    .butOnQuery(QUERY),
            row("OperationDenied.ResourceLockedTemporary", RETRY, "the zone is locked for a moment"),
            row("OperationDenied.DomainIsBlocked", DROP, "the domain is blocked", STATE),
            row("InvalidParameterValue.DomainNotMatchZone", DROP, "the host of a target is not in the zone", HOST));

    private EdgeOneErrors() {}

    static ErrorTable table() {
        return new ErrorTable(ROWS, RIGHTS);
    }
}
