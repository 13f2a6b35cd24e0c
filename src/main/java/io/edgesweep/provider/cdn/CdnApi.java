package io.edgesweep.provider.cdn;

import static io.edgesweep.provider.tencentapi.ProductApi.listed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.edgesweep.provider.tencentapi.ApiHeader;
import io.edgesweep.provider.tencentapi.ApiRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The actions of the classic CDN that we use, with their fields (API cdn, version 2018-06-06; pages PurgeUrlsCache,
 * PurgePathCache, DescribePurgeTasks, DescribePurgeQuota, PushUrlsCache, DescribePushTasks, DescribePushQuota; DescribeDomains
 * and DescribeDomainsConfig by the vendor's models).
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

    /** The fields of DescribeDomains: a page of the domains that the key may see. */
    record DescribeDomains(int offset, int limit) implements ApiRequest {}

    /** The fields of DescribeDomainsConfig. */
    record DescribeDomainsConfig(
            int offset, int limit, @Nullable List<DomainFilter> filters) implements ApiRequest {}

    record DomainFilter(String name, List<String> value) {}

    /** Either action answers so; the cache key is in the answer of the second alone. */
    record Domains(long totalNumber, @Nullable List<DomainRow> domains) {}

    record DomainRow(
            @Nullable String domain,
            @Nullable String status,
            @Nullable String disable,
            @Nullable String area,
            @Nullable String readonly,
            @Nullable CacheKeyRow cacheKey) {}

    record CacheKeyRow(
            @Nullable String fullUrlCache,
            @Nullable String ignoreCase,
            @Nullable QueryStringRow queryString,
            @Nullable SwitchRow scheme,
            @Nullable SwitchRow header,
            @Nullable SwitchRow cookie,
            @Nullable List<KeyRuleRow> keyRules) {}

    record QueryStringRow(
            @JsonProperty("Switch") @Nullable String on,
            @Nullable String reorder,
            @Nullable String action,
            @Nullable String value) {}

    record SwitchRow(@JsonProperty("Switch") @Nullable String on) {}

    record KeyRuleRow(
            @Nullable String ruleType,
            @Nullable List<String> rulePaths,
            @Nullable String fullUrlCache,
            @Nullable String ignoreCase,
            @Nullable QueryStringRow queryString) {}

    record AreaQuota(@Nullable String area, int batch, long total, long available) {}
}
