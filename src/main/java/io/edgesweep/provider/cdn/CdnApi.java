package io.edgesweep.provider.cdn;

import static io.edgesweep.provider.tencentapi.ProductApi.listed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.edgesweep.provider.tencentapi.ApiHeader;
import io.edgesweep.provider.tencentapi.ApiRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The actions of the classic CDN that we use, with their fields (API cdn, version 2018-06-06; pages PurgeUrlsCache,
 * PurgePathCache, DescribePurgeTasks, DescribePurgeQuota, PushUrlsCache, DescribePushTasks, DescribePushQuota).
 */
final class CdnApi {

    private CdnApi() {}

    /** Hands over URLs to purge; without an {@code Area}, in every area of their domains. */
    record PurgeUrlsCache(List<String> urls, @Nullable String area) implements ApiRequest {}

    /** Hands over directories to purge. */
    record PurgePathCache(
            List<String> paths, String flushType, @Nullable String area) implements ApiRequest {}

    /** Hands over URLs to fetch; without an {@code Area}, in mainland China only. */
    record PushUrlsCache(
            List<String> urls,
            String area,
            @Nullable String layer,
            @Nullable List<ApiHeader> headers) implements ApiRequest {}

    /** Each of the three answers so. */
    record Created(@Nullable String taskId, @Nullable String requestId) {}

    /** The fields of DescribePurgeTasks and, but for {@code PurgeType}, of DescribePushTasks. */
    record DescribeTasks(
            @JsonIgnore String action,
            @Nullable String taskId,
            @Nullable String startTime,
            @Nullable String endTime,
            @Nullable String purgeType,
            @Nullable String keyword,
            int offset,
            int limit)
            implements ApiRequest {}

    /** The answers of both: the list of the one or that of the other. */
    record Tasks(
            long totalCount,
            @Nullable List<Task> purgeLogs,
            @Nullable List<Task> pushLogs) {

        List<Task> rows() {
            return Stream.concat(listed(purgeLogs).stream(), listed(pushLogs).stream())
                    .toList();
        }
    }

    /** {@code FlushType} is a purge's, {@code UpdateTime} a prefetch's; as they are only shown, they may be anything. */
    record Task(
            @Nullable String taskId,
            @Nullable String url,
            @Nullable String status,
            @Nullable String createTime,
            @Nullable Object updateTime,
            @Nullable Object flushType) {}

    record DescribePurgeQuota() implements ApiRequest {}

    record PurgeQuota(
            @Nullable List<AreaQuota> urlPurge, @Nullable List<AreaQuota> pathPurge) {}

    record DescribePushQuota() implements ApiRequest {}

    record PushQuota(@Nullable List<AreaQuota> urlPush) {}

    record AreaQuota(@Nullable String area, int batch, long total, long available) {}
}
