package io.edgesweep.report.write;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.targets.TargetNormalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of a row that was not purged what a person may do about it, in one sentence. What the provider's codes ask for is
 * our reading of its list of error codes; a code that is not listed here is advised by its family, the part before the dot.
 */
final class Advice {

    private static final String HOST =
            "Check that the host belongs to the site's zone and account; if it does not, take it out of the job.";
    private static final String STATE = "Switch the domain on in the provider's console, or take it out of the job.";
    private static final String UNFIT =
            "Fix the domain's configuration in the provider's console, or take it out of the job.";
    private static final String WILDCARD = "Name the hosts one by one: the provider takes no wildcard here.";
    private static final String TOO_LARGE =
            "This target alone is more than a call may carry: purge the directory above it instead.";
    private static final String LIMIT =
            "The account's limit per call leaves no room for it: have the vendor raise it, then send retry.csv.";
    private static final String AREA =
            "If the site has an area, check that its domains are served there; if it has none, correct the target in its source,"
                    + " or take it out.";
    private static final String ZONE =
            "Check the site's zone-id, and that the zone belongs to the account; if both are right, correct the target in its source,"
                    + " or take it out.";
    private static final String NAMED =
            "The provider named this target and gave no code: do what its reason says, or take the target out.";
    private static final String RIGHTS = "Give the key the right to purge this domain, then send retry.csv.";
    private static final String MALFORMED =
            "The provider considers the target malformed: correct or remove it in its source.";
    private static final String UNKNOWN =
            "Look the provider's code up in its list of error codes, fix the cause, then send retry.csv.";

    private static final String FAULT = "The provider had a fault: the next run sends it by itself; if the fault stays,"
            + " ask the provider, with the request id that stands in run.json.";

    /** By the provider's code, the more special ones first. */
    private static final Map<String, String> BY_CODE = byCode();

    private Advice() {}

    private static Map<String, String> byCode() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("InvalidParameter.DomainNotFound", HOST);
        codes.put("InvalidParameterValue.DomainNotMatchZone", HOST);
        codes.put("InvalidParameter.CdnUrlExceedLength", TOO_LARGE);
        codes.put("InvalidParameter.CdnPurgeWildcardNotAllowed", WILDCARD);
        codes.put("InvalidParameter.CdnPushWildcardNotAllowed", WILDCARD);
        codes.put("InvalidParameter.CdnHostInvalidStatus", STATE);
        codes.put("InvalidParameter.CdnHostInvalid", UNFIT);
        codes.put("InvalidParameter.CdnParamError", AREA);
        codes.put("InvalidParameter.ParameterError", ZONE);
        codes.put(
                "InvalidParameter.TaskNotGenerated",
                "The provider made no task of it, twice: ask it, with the request id.");
        codes.put("OperationDenied.DomainIsBlocked", STATE);
        codes.put("ResourceUnavailable", STATE);
        codes.put("ResourceNotFound", HOST);
        codes.put("UnauthorizedOperation", RIGHTS);
        codes.put("LimitExceeded", LIMIT);
        codes.put("RequestSizeLimitExceeded", TOO_LARGE);
        codes.put("InvalidParameter", MALFORMED);
        return codes;
    }

    /** One sentence for people. */
    static String of(RowOutcome row) {
        return switch (row.outcome()) {
            case CONFIRMED -> "";
            case INVALID -> invalid(row.reason());
            case FAILED -> failed(row.batch());
            case REFUSED -> refused(row.code());
            case CARRIED_OVER -> carriedOver(row);
            case UNSETTLED -> unsettled(row.batch());
            case STOPPED ->
                "Nothing of the input was sent. If it is meant to be as large, raise the limit that the reason names, in the job or"
                        + " for one run.";
            case EXCLUDED -> "Nothing to do: the job's include and exclude say so.";
            case COMMENT -> "Nothing to do, if it is one: remove the # if it is to be purged.";
            case DUPLICATE -> "Nothing to do: it is purged once.";
            case UNCHANGED -> "Nothing to do: it is purged again when it changes.";
        };
    }

    private static String failed(@Nullable Batch batch) {
        String ask = "give the provider the task's id, which stands in targets.csv.";
        return batch != null && batch.attempt() >= Batch.ATTEMPTS
                ? "It has failed " + Batch.ATTEMPTS
                        + " times and is not tried again by itself: edgesweep retry sends it again; or " + ask
                : "The next runs try it again by themselves, three times in all; if it still fails, " + ask;
    }

    private static String invalid(String reason) {
        if (reason.contains(TargetNormalizer.NOT_OURS)) {
            return "If the host is yours to purge, add it to the site's hosts; if not, take the row out of its source.";
        }
        if (reason.contains(TargetNormalizer.WILDCARD)) {
            return "Write a row for each host: a site's hosts may have a wildcard, a target may not.";
        }
        return reason.startsWith("column kind:") && reason.contains("--yes")
                ? "If it is meant to purge so much, give the job that kind, or run it with --yes; if not, correct the row."
                : "Correct the row in its source at the place that is named, or take it out.";
    }

    private static String refused(String code) {
        if (code.isEmpty()) {
            return NAMED;
        }
        return BY_CODE.entrySet().stream()
                .filter(known -> code.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String carriedOver(RowOutcome row) {
        Batch batch = row.batch();
        if (batch != null && !batch.code().isEmpty()) {
            return FAULT;
        }
        return batch != null && batch.notBefore() != null
                ? "Nothing to do: the next run for which the quota has room sends it. A larger quota or a smaller reserve lets"
                        + " more through a day, also on this one."
                : "Fix what blocks it; the next run sends it automatically.";
    }

    private static String unsettled(@Nullable Batch batch) {
        return batch != null && batch.state() == BatchState.SUBMITTED
                ? "The provider has it and is not done: the next run asks again, and so does edgesweep reconcile."
                : "It is not sent again blindly: the next run asks the provider what became of it, and so does edgesweep"
                        + " reconcile. If it stays so, look for it in the provider's console.";
    }
}
