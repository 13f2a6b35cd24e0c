package io.edgesweep.provider.edgeone;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.edgesweep.provider.tencentapi.ApiHeader;
import io.edgesweep.provider.tencentapi.ApiRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The actions of EdgeOne that we use, with their fields (API teo, version 2022-09-01; pages CreatePurgeTask,
 * DescribePurgeTasks, CreatePrefetchTask, DescribePrefetchTasks, DescribeContentQuota; DescribeZones and
 * DescribeAccelerationDomains by the vendor's models).
 */
final class EdgeOneApi {

    private EdgeOneApi() {}

    /** Hands over what is to be purged; {@code CacheTag} is for tags only. */
    record CreatePurgeTask(
            String zoneId,
            String type,
            @Nullable String method,
            @Nullable List<String> targets,
            @Nullable CacheTag cacheTag)
            implements ApiRequest {}

    record CacheTag(List<String> domains) {}

    /** Hands over what is to be fetched; without a {@code Mode} the copies go as far as the middle layer. */
    record CreatePrefetchTask(
            String zoneId,
            List<String> targets,
            @Nullable String mode,
            @Nullable List<ApiHeader> headers) implements ApiRequest {}

    /** Either action answers so. */
    record Created(
            @Nullable String jobId,
            @Nullable List<FailReason> failedList,
            @Nullable String requestId) {}

    record FailReason(@Nullable String reason, @Nullable List<String> targets) {}

    /** The fields of DescribePurgeTasks and of DescribePrefetchTasks. */
    record DescribeTasks(
            @JsonIgnore String action,
            String zoneId,
            @Nullable String startTime,
            @Nullable String endTime,
            int offset,
            int limit,
            List<Filter> filters)
            implements ApiRequest {}

    record Filter(String name, List<String> values) {

        Filter(String name, String value) {
            this(name, List.of(value));
        }
    }

    record Tasks(long totalCount, @Nullable List<Task> tasks) {}

    /** What is only shown may be anything: an odd value there is no reason to take the answer for unreadable. */
    record Task(
            @Nullable String jobId,
            @Nullable String target,
            @Nullable String status,
            @Nullable String createTime,
            @Nullable Object updateTime,
            @Nullable Object method,
            @Nullable String failType,
            @Nullable String failMessage) {}

    /** The fields of DescribeZones: a page of the zones that the key may see. */
    record DescribeZones(int offset, int limit) implements ApiRequest {}

    record Zones(long totalCount, @Nullable List<ZoneRow> zones) {}

    record ZoneRow(
            @Nullable String zoneId,
            @Nullable String zoneName,
            @Nullable String aliasZoneName,
            @Nullable String area,
            @Nullable String type,
            @Nullable String status,
            @Nullable String cnameStatus,
            @Nullable String activeStatus,
            @Nullable String lockStatus,
            @Nullable Boolean paused) {}

    /** The fields of DescribeAccelerationDomains: a page of a zone's domains. */
    record DescribeAccelerationDomains(String zoneId, int offset, int limit) implements ApiRequest {}

    record AccelerationDomains(long totalCount, @Nullable List<DomainRow> accelerationDomains) {}

    record DomainRow(@Nullable String domainName, @Nullable String domainStatus) {}

    record DescribeContentQuota(String zoneId) implements ApiRequest {}

    record ContentQuota(
            @Nullable List<TypeQuota> purgeQuota, @Nullable List<TypeQuota> prefetchQuota) {}

    record TypeQuota(@Nullable String type, int batch, long daily, long dailyAvailable) {}
}
