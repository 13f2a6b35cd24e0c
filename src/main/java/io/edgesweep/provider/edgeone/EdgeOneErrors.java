package io.edgesweep.provider.edgeone;

import static io.edgesweep.provider.ErrorClass.DAY;
import static io.edgesweep.provider.ErrorClass.DROP;
import static io.edgesweep.provider.ErrorClass.FATAL_ACCOUNT;
import static io.edgesweep.provider.ErrorClass.FATAL_KIND;
import static io.edgesweep.provider.ErrorClass.FATAL_SITE;
import static io.edgesweep.provider.ErrorClass.RATE;
import static io.edgesweep.provider.ErrorClass.RETRY;
import static io.edgesweep.provider.ErrorClass.SPLIT;

import io.edgesweep.provider.ErrorClass;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each error code asks of us. The codes are those of the platform's common list and of EdgeOne's CreatePurgeTask; the
 * class is our reading of the vendor's words for them. A code is looked up whole, then without what follows its last dot,
 * so that the first part serves as the fallback of a family.
 */
final class EdgeOneErrors {

    private static final Logger log = LoggerFactory.getLogger(EdgeOneErrors.class);

    private static final Map<String, ErrorClass> CLASSES = Map.ofEntries(
            Map.entry("RequestLimitExceeded", RATE),
            Map.entry("LimitExceeded.RateLimitExceeded", RATE),
            Map.entry("LimitExceeded", DAY),
            Map.entry("LimitExceeded.DailyQuota", DAY),
            Map.entry("LimitExceeded.BatchQuota", SPLIT),
            Map.entry("LimitExceeded.PackNotAllow", FATAL_KIND),
            Map.entry("RequestSizeLimitExceeded", SPLIT),
            Map.entry("InternalError", RETRY),
            Map.entry("ServiceUnavailable", RETRY),
            Map.entry("FailedOperation", RETRY),
            Map.entry("ResourceInsufficient", RETRY),
            Map.entry("ResourceInUse", RETRY),
            Map.entry("ResourceUnavailable", RETRY),
            Map.entry("ResourceUnavailable.ZoneNotFound", FATAL_SITE),
            Map.entry("ResourceNotFound", DROP),
            Map.entry("ResourceNotFound.ZoneNotFound", FATAL_SITE),
            Map.entry("InvalidParameter", DROP),
            Map.entry("InvalidParameter.DomainNotFound", DROP),
            Map.entry("InvalidParameter.Target", DROP),
            Map.entry("InvalidParameter.TaskNotGenerated", DROP),
            Map.entry("InvalidParameter.ParameterError", DROP),
            Map.entry("InvalidParameter.UploadUrl", FATAL_SITE),
            Map.entry("InvalidParameter.ZoneNotFound", FATAL_SITE),
            Map.entry("InvalidParameterValue", DROP),
            Map.entry("InvalidParameterValue.DomainNotMatchZone", DROP),
            Map.entry("InvalidParameterValue.ZonePaused", FATAL_SITE),
            Map.entry("OperationDenied", FATAL_SITE),
            Map.entry("OperationDenied.ResourceLockedTemporary", RETRY),
            Map.entry("OperationDenied.DomainIsBlocked", DROP),
            Map.entry("UnauthorizedOperation", FATAL_ACCOUNT),
            Map.entry("UnauthorizedOperation.CamUnauthorized", FATAL_SITE),
            Map.entry("UnauthorizedOperation.NoPermission", FATAL_SITE),
            Map.entry("UnauthorizedOperation.DomainEmpty", FATAL_SITE),
            Map.entry("UnauthorizedOperation.Unknown", RETRY),
            Map.entry("AuthFailure", FATAL_ACCOUNT),
            Map.entry("MissingParameter", FATAL_ACCOUNT),
            Map.entry("UnknownParameter", FATAL_ACCOUNT),
            Map.entry("InvalidAction", FATAL_ACCOUNT),
            Map.entry("InvalidRequest", FATAL_ACCOUNT),
            Map.entry("NoSuchVersion", FATAL_ACCOUNT),
            Map.entry("NoSuchProduct", FATAL_ACCOUNT),
            Map.entry("UnsupportedProtocol", FATAL_ACCOUNT),
            Map.entry("UnsupportedOperation", FATAL_SITE),
            Map.entry("UnsupportedRegion", FATAL_SITE),
            Map.entry("ActionOffline", FATAL_ACCOUNT),
            Map.entry("IpInBlacklist", FATAL_ACCOUNT),
            Map.entry("IpNotInWhitelist", FATAL_ACCOUNT));

    private EdgeOneErrors() {}

    /** The class of a code that a create call was answered with. */
    static ErrorClass ofSubmission(String code) {
        ErrorClass exact = CLASSES.get(code);
        if (exact != null) {
            return exact;
        }
        int dot = code.lastIndexOf('.');
        ErrorClass family = dot < 0 ? null : CLASSES.get(code.substring(0, dot));
        log.warn("The API answered with the code {}, which is in none of its published lists", code);
        return family == null ? FATAL_SITE : family;
    }

    /** The class of a code that a query was answered with: what would be a target's fault there is our query's here. */
    static ErrorClass ofQuery(String code) {
        ErrorClass errorClass = ofSubmission(code);
        return switch (errorClass) {
            case DROP, SPLIT, DAY -> ErrorClass.QUERY;
            default -> errorClass;
        };
    }

    /** What a person may do about a code; empty where we know of nothing that the provider's message does not say. */
    static String advice(String code) {
        return switch (code) {
            case "AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId" ->
                "The SecretId is not known there: check the account's credentials, and whether its endpoint is the one of"
                        + " its site, mainland or international";
            case "AuthFailure.SignatureFailure", "AuthFailure.InvalidAuthorization" ->
                "The SecretKey does not fit the SecretId: check the account's credentials";
            case "AuthFailure.SignatureExpire" ->
                "The clock of this machine is more than five minutes off: set it, best by NTP";
            case "AuthFailure.TokenFailure" -> "The session token is not valid or has expired: get a new temporary key";
            case "AuthFailure.UnauthorizedOperation",
                    "UnauthorizedOperation",
                    "UnauthorizedOperation.CamUnauthorized",
                    "UnauthorizedOperation.NoPermission" ->
                "The key lacks the right: allow it teo:CreatePurgeTask, teo:DescribePurgeTasks and"
                        + " teo:DescribeContentQuota on the zone";
            case "LimitExceeded.PackNotAllow" -> "The zone's plan does not include this kind of purge";
            default -> code.contains("Zone") ? "Check the site's zone-id" : "";
        };
    }
}
