package io.edgesweep.provider.cdn;

import static io.edgesweep.provider.tencentapi.ProductApi.listed;

import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.cdn.CdnApi.AreaQuota;
import io.edgesweep.provider.cdn.CdnApi.Created;
import io.edgesweep.provider.cdn.CdnApi.DescribePurgeQuota;
import io.edgesweep.provider.cdn.CdnApi.DescribePushQuota;
import io.edgesweep.provider.cdn.CdnApi.PurgePathCache;
import io.edgesweep.provider.cdn.CdnApi.PurgeQuota;
import io.edgesweep.provider.cdn.CdnApi.PurgeUrlsCache;
import io.edgesweep.provider.cdn.CdnApi.PushQuota;
import io.edgesweep.provider.cdn.CdnApi.PushUrlsCache;
import io.edgesweep.provider.cdn.CdnApi.Tasks;
import io.edgesweep.provider.tencentapi.ApiHeader;
import io.edgesweep.provider.tencentapi.ApiRequest;
import io.edgesweep.provider.tencentapi.ProductApi;
import io.edgesweep.provider.tencentapi.TencentApi;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.task.TaskRow;
import io.edgesweep.text.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classic CDN for one site. It names no bad targets: one of them refuses the whole call. */
public final class CdnProvider implements Provider {

    /** The API's names of the calls that hand over a batch. */
    public static final Set<String> SUBMITS = Set.of("PurgeUrlsCache", "PurgePathCache", "PushUrlsCache");

    private static final String MAINLAND = "mainland";
    private static final String GLOBAL = "global";

    private final ProductApi api;
    private final @Nullable String area;

    /**
     * @param api  the API (cdn, version 2018-06-06), called with the key of the account that the site's domains belong to
     * @param area where the site is purged, {@code mainland} or {@code overseas}; null or empty for every area that its
     *             domains serve
     */
    public CdnProvider(TencentApi api, @Nullable String area) {
        this.api = new ProductApi(api, CdnErrors.table());
        this.area = area == null || area.isEmpty() ? null : area;
    }

    @Override
    public Capabilities capabilities() {
        return Product.CDN.capabilities();
    }

    @Override
    public SubmissionResult submit(Submission submission) throws InterruptedException {
        Optional<ProviderError> refusal = refusal(submission.kind());
        if (refusal.isPresent()) {
            return new SubmissionResult.Refused(refusal.get());
        }
        return api.submit(request(submission), submission.look(), Created.class, CdnProvider::answer);
    }

    /** The API has no call for the kind, so there is nothing to ask it. */
    private Optional<ProviderError> refusal(Kind kind) {
        if (capabilities().kinds().contains(kind)) {
            return Optional.empty();
        }
        return Optional.of(new ProviderError(
                ErrorClass.FATAL_KIND,
                Product.CDN.word(),
                "",
                Reason.of("error.no-kind", kind.word()),
                "",
                "prefix-instead"));
    }

    private ApiRequest request(Submission submission) {
        List<String> targets = submission.targets();
        return switch (submission.kind()) {
            case URL -> new PurgeUrlsCache(targets, area);
            case PREFIX ->
                new PurgePathCache(targets, submission.method() == Method.INVALIDATE ? "flush" : "delete", area);
            case PREFETCH ->
                new PushUrlsCache(
                        targets,
                        area == null ? GLOBAL : area,
                        layer(submission),
                        ApiHeader.listOf(submission.prefetch().headers()));
            case HOST, TAG, ALL -> throw new IllegalArgumentException("no call for " + submission.kind());
        };
    }

    /** Outside mainland China a prefetch that names no layer goes to the edge (API page PushUrlsCache, Layer). */
    private @Nullable String layer(Submission submission) {
        return submission.prefetch().edge() || MAINLAND.equals(area) ? null : "middle";
    }

    private static SubmissionResult answer(Created created) {
        String taskId = Objects.toString(created.taskId(), "");
        String requestId = Objects.toString(created.requestId(), "");
        return !TaskRow.isTaskId(taskId)
                ? new SubmissionResult.Unknown(Reason.of("error.no-task"), requestId)
                : new SubmissionResult.Accepted(taskId, requestId, List.of());
    }

    @Override
    public TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException {
        Optional<ProviderError> refusal = refusal(query.kind());
        if (refusal.isPresent()) {
            throw new ProviderException(refusal.get());
        }
        ApiRequest request = CdnTasks.request(query);
        Tasks page = api.ask(request, Tasks.class);
        TaskPage tasks = new TaskPage(
                page.totalCount(), page.rows().stream().map(CdnTasks::row).toList());
        if (!tasks.isReadable(query.kind())) {
            throw api.unreadable(request);
        }
        return tasks;
    }

    /** Two calls: purges and prefetches have a page each (API pages DescribePurgeQuota and DescribePushQuota). */
    @Override
    public List<Quota> quota() throws ProviderException, InterruptedException {
        PurgeQuota purges = api.ask(new DescribePurgeQuota(), PurgeQuota.class);
        PushQuota pushes = api.ask(new DescribePushQuota(), PushQuota.class);
        return Stream.of(
                        quotas(Kind.URL, purges.urlPurge()),
                        quotas(Kind.PREFIX, purges.pathPurge()),
                        quotas(Kind.PREFETCH, pushes.urlPush()))
                .flatMap(quotas -> quotas)
                .toList();
    }

    private static Stream<Quota> quotas(Kind kind, @Nullable List<AreaQuota> rows) {
        return listed(rows).stream()
                .map(row ->
                        new Quota(kind, Objects.toString(row.area(), ""), row.batch(), row.total(), row.available()));
    }
}
