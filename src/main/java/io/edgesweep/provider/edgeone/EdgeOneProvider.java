package io.edgesweep.provider.edgeone;

import io.edgesweep.provider.Answer;
import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.RefusedTargets;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.edgeone.EdgeOneApi.CacheTag;
import io.edgesweep.provider.edgeone.EdgeOneApi.ContentQuota;
import io.edgesweep.provider.edgeone.EdgeOneApi.CreatePurgeTask;
import io.edgesweep.provider.edgeone.EdgeOneApi.CreatedPurgeTask;
import io.edgesweep.provider.edgeone.EdgeOneApi.DescribeContentQuota;
import io.edgesweep.provider.edgeone.EdgeOneApi.DescribePurgeTasks;
import io.edgesweep.provider.edgeone.EdgeOneApi.FailReason;
import io.edgesweep.provider.edgeone.EdgeOneApi.Filter;
import io.edgesweep.provider.edgeone.EdgeOneApi.PurgeTasks;
import io.edgesweep.provider.edgeone.EdgeOneApi.Request;
import io.edgesweep.provider.tencentapi.ApiAnswer;
import io.edgesweep.provider.tencentapi.TencentApi;
import io.edgesweep.quota.Quota;
import io.edgesweep.target.Kind;
import io.edgesweep.target.Site;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** EdgeOne for the zone of one site. */
public final class EdgeOneProvider implements Provider {

    /** The API's name of the call that hands over a batch. */
    public static final String SUBMIT = "CreatePurgeTask";

    private final EdgeOneApi api;
    private final String zoneId;
    private final Site site;

    /**
     * @param api    the API, called with the key of the account that the zone belongs to
     * @param zoneId the zone's id, such as {@code zone-2example0001}
     * @param site   the site that the zone serves
     */
    public EdgeOneProvider(TencentApi api, String zoneId, Site site) {
        this.api = new EdgeOneApi(api);
        this.zoneId = zoneId;
        this.site = site;
    }

    @Override
    public Capabilities capabilities() {
        return Product.EDGEONE.capabilities();
    }

    @Override
    public Answer submit(Submission submission) throws InterruptedException {
        Kind kind = submission.kind();
        ApiAnswer answer = api.call(new CreatePurgeTask(
                zoneId,
                PurgeTypes.of(kind),
                PurgeTypes.hasMethod(kind) ? submission.method().word() : null,
                kind == Kind.ALL ? null : submission.targets(),
                kind == Kind.TAG ? new CacheTag(site.hosts()) : null));
        if (answer instanceof ApiAnswer.Success success) {
            return created(success);
        }
        if (answer instanceof ApiAnswer.Failure failure) {
            return refused(failure);
        }
        if (answer instanceof ApiAnswer.NotSent notSent) {
            return notSent(notSent);
        }
        return new Answer.Unknown(((ApiAnswer.NoAnswer) answer).reason(), "");
    }

    private Answer created(ApiAnswer.Success success) {
        CreatedPurgeTask created;
        try {
            created = api.read(success, CreatedPurgeTask.class);
        } catch (JacksonException e) {
            return new Answer.Unknown(
                    "an answer whose fields cannot be read", EdgeOneApi.requestId(success.response()));
        }
        String requestId = Objects.toString(created.requestId(), "");
        String taskId = Objects.toString(created.jobId(), "");
        List<RefusedTargets> refused = new ArrayList<>();
        for (FailReason reason : orEmpty(created.failedList())) {
            refused.add(new RefusedTargets(Objects.toString(reason.reason(), ""), orEmpty(reason.targets())));
        }
        if (taskId.isEmpty() && refused.isEmpty()) {
            return new Answer.Unknown("an answer with neither a task nor refused targets", requestId);
        }
        return new Answer.Accepted(taskId, requestId, refused);
    }

    private static Answer notSent(ApiAnswer.NotSent notSent) {
        if (notSent.lasting()) {
            return new Answer.Refused(
                    new ProviderError(ErrorClass.FATAL_ACCOUNT, SUBMIT, "", notSent.reason(), "", ""));
        }
        return new Answer.NotSent(notSent.reason());
    }

    /** A passing fault of a create call leaves open whether the call took effect (API page on common errors). */
    private static Answer refused(ApiAnswer.Failure failure) {
        ErrorClass errorClass = EdgeOneErrors.ofSubmission(failure.code());
        if (errorClass == ErrorClass.RETRY) {
            return new Answer.Unknown(failure.code() + ", " + failure.message(), failure.requestId());
        }
        return new Answer.Refused(error(errorClass, SUBMIT, failure));
    }

    @Override
    public TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException {
        PurgeTasks page = ask(describe(query), PurgeTasks.class);
        return new TaskPage(
                page.totalCount(),
                orEmpty(page.tasks()).stream().map(EdgeOneTasks::row).toList());
    }

    private DescribePurgeTasks describe(TaskQuery query) {
        if (query instanceof TaskQuery.OfTask ofTask) {
            List<Filter> filters = List.of(new Filter("job-id", List.of(ofTask.taskId())));
            return new DescribePurgeTasks(zoneId, null, null, ofTask.offset(), TaskQuery.PAGE, filters);
        }
        TaskQuery.OfTarget ofTarget = (TaskQuery.OfTarget) query;
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter("type", List.of(PurgeTypes.of(ofTarget.kind()))));
        if (!ofTarget.target().isEmpty()) {
            filters.add(new Filter("target", List.of(ofTarget.target())));
        }
        return new DescribePurgeTasks(
                zoneId, time(ofTarget.from()), time(ofTarget.to()), ofTarget.offset(), TaskQuery.PAGE, filters);
    }

    /** ISO 8601 in UTC with whole seconds, as the API writes it. */
    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public List<Quota> quota() throws ProviderException, InterruptedException {
        ContentQuota quota = ask(new DescribeContentQuota(zoneId), ContentQuota.class);
        List<Quota> quotas = new ArrayList<>();
        for (EdgeOneApi.TypeQuota row : orEmpty(quota.purgeQuota())) {
            PurgeTypes.kind(row.type())
                    .ifPresent(kind -> quotas.add(new Quota(kind, row.batch(), row.daily(), row.dailyAvailable())));
        }
        return quotas;
    }

    private <T> T ask(Request request, Class<T> type) throws ProviderException, InterruptedException {
        String action = request.action();
        ApiAnswer answer = api.call(request);
        if (answer instanceof ApiAnswer.Success success) {
            try {
                return api.read(success, type);
            } catch (JacksonException e) {
                throw lost(action, "an answer whose fields cannot be read", ErrorClass.RETRY);
            }
        }
        if (answer instanceof ApiAnswer.Failure failure) {
            throw new ProviderException(error(EdgeOneErrors.ofQuery(failure.code()), action, failure));
        }
        if (answer instanceof ApiAnswer.NotSent notSent) {
            throw lost(action, notSent.reason(), notSent.lasting() ? ErrorClass.FATAL_ACCOUNT : ErrorClass.RETRY);
        }
        throw lost(action, ((ApiAnswer.NoAnswer) answer).reason(), ErrorClass.RETRY);
    }

    private static ProviderException lost(String action, String reason, ErrorClass errorClass) {
        return new ProviderException(new ProviderError(errorClass, action, "", reason, "", ""));
    }

    private static ProviderError error(ErrorClass errorClass, String action, ApiAnswer.Failure failure) {
        return new ProviderError(
                errorClass,
                action,
                failure.code(),
                failure.message(),
                failure.requestId(),
                EdgeOneErrors.advice(failure.code()));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
