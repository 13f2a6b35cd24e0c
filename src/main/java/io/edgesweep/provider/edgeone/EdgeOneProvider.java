package io.edgesweep.provider.edgeone;

import static io.edgesweep.provider.tencentapi.ProductApi.listed;

import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.RefusedTargets;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.edgeone.EdgeOneApi.CacheTag;
import io.edgesweep.provider.edgeone.EdgeOneApi.ContentQuota;
import io.edgesweep.provider.edgeone.EdgeOneApi.CreatePrefetchTask;
import io.edgesweep.provider.edgeone.EdgeOneApi.CreatePurgeTask;
import io.edgesweep.provider.edgeone.EdgeOneApi.Created;
import io.edgesweep.provider.edgeone.EdgeOneApi.DescribeContentQuota;
import io.edgesweep.provider.edgeone.EdgeOneApi.Tasks;
import io.edgesweep.provider.edgeone.EdgeOneApi.TypeQuota;
import io.edgesweep.provider.tencentapi.ApiHeader;
import io.edgesweep.provider.tencentapi.ApiRequest;
import io.edgesweep.provider.tencentapi.ProductApi;
import io.edgesweep.provider.tencentapi.TencentApi;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Site;
import io.edgesweep.task.TaskRow;
import io.edgesweep.text.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** EdgeOne for the zone of one site. */
public final class EdgeOneProvider implements Provider {

    /** The API's names of the calls that hand over a batch. */
    public static final Set<String> SUBMITS = Set.of("CreatePurgeTask", "CreatePrefetchTask");

    private final ProductApi api;
    private final String zoneId;
    private final TagHosts tagHosts;

    /**
     * @param api    the API (teo, version 2022-09-01), called with the key of the account that the zone belongs to
     * @param zoneId the zone's id, such as {@code zone-2example0001}
     * @param site   the site that the zone serves
     * @param tagDomains the whole names that the site's wildcards stand for when a tag is purged; empty for those of the zone
     */
    public EdgeOneProvider(TencentApi api, String zoneId, Site site, List<String> tagDomains) {
        this.api = new ProductApi(api, EdgeOneErrors.table());
        this.zoneId = zoneId;
        this.tagHosts = new TagHosts(site, tagDomains, zoneId, new ZoneList(api));
    }

    @Override
    public Capabilities capabilities() {
        return Product.EDGEONE.capabilities();
    }

    @Override
    public SubmissionResult submit(Submission submission) throws InterruptedException {
        try {
            ApiRequest request = submission.kind() == Kind.PREFETCH ? prefetch(submission) : purge(submission);
            return api.submit(request, submission.look(), Created.class, EdgeOneProvider::answer);
        } catch (ProviderException e) {
            return new SubmissionResult.Refused(e.error());
        }
    }

    private CreatePurgeTask purge(Submission submission) throws ProviderException, InterruptedException {
        Kind kind = submission.kind();
        return new CreatePurgeTask(
                zoneId,
                TaskTypes.of(kind),
                capabilities().kindsWithMethod().contains(kind)
                        ? submission.method().word()
                        : null,
                kind == Kind.ALL ? null : submission.targets(),
                kind == Kind.TAG ? new CacheTag(tagHosts()) : null);
    }

    private CreatePrefetchTask prefetch(Submission submission) {
        return new CreatePrefetchTask(
                zoneId,
                submission.targets(),
                submission.prefetch().edge() ? "edge" : null,
                ApiHeader.listOf(submission.prefetch().headers()));
    }

    private static SubmissionResult answer(Created created) {
        String requestId = Objects.toString(created.requestId(), "");
        String taskId = Objects.toString(created.jobId(), "");
        List<RefusedTargets> refused = listed(created.failedList()).stream()
                .map(reason -> new RefusedTargets(Objects.toString(reason.reason(), ""), listed(reason.targets())))
                .toList();
        if (!taskId.isEmpty() && !TaskRow.isTaskId(taskId)) {
            return new SubmissionResult.Unknown(Reason.of("error.task-id"), requestId);
        }
        if (taskId.isEmpty() && refused.isEmpty()) {
            return new SubmissionResult.Unknown(Reason.of("error.nothing-told"), requestId);
        }
        return new SubmissionResult.Accepted(taskId, requestId, refused);
    }

    @Override
    public TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException {
        ApiRequest request = EdgeOneTasks.request(zoneId, query);
        Tasks page = api.ask(request, Tasks.class);
        TaskPage tasks = new TaskPage(
                page.totalCount(),
                listed(page.tasks()).stream().map(EdgeOneTasks::row).toList());
        if (!tasks.isReadable(query.kind())) {
            throw api.unreadable(request);
        }
        return tasks;
    }

    @Override
    public List<Quota> quota() throws ProviderException, InterruptedException {
        ContentQuota quota = api.ask(new DescribeContentQuota(zoneId), ContentQuota.class);
        return Stream.of(listed(quota.purgeQuota()), listed(quota.prefetchQuota()))
                .flatMap(List::stream)
                .map(EdgeOneProvider::quota)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<String> tagHosts() throws ProviderException, InterruptedException {
        return tagHosts.names();
    }

    /** Empty for a type that we do not know. */
    private static Optional<Quota> quota(TypeQuota row) {
        return TaskTypes.kind(Objects.toString(row.type(), ""))
                .map(kind -> new Quota(kind, row.batch(), row.daily(), row.dailyAvailable()));
    }
}
