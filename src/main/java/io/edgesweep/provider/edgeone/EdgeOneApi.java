package io.edgesweep.provider.edgeone;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.edgesweep.provider.tencentapi.ApiAnswer;
import io.edgesweep.provider.tencentapi.TencentApi;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The actions of EdgeOne that we use, with their fields (API teo, version 2022-09-01; pages CreatePurgeTask,
 * DescribePurgeTasks, DescribeContentQuota). A field that is null is left out of a request; one that is missing from an
 * answer is null. Fields that we do not know are ignored.
 */
final class EdgeOneApi {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final TencentApi api;

    EdgeOneApi(TencentApi api) {
        this.api = api;
    }

    /** Calls the action that the request belongs to. */
    ApiAnswer call(Request request) throws InterruptedException {
        return api.call(request.action(), JSON.writeValueAsString(request));
    }

    /** Reads an answer's fields. */
    <T> T read(ApiAnswer.Success success, Class<T> type) {
        return JSON.treeToValue(success.response(), type);
    }

    /** The fields of one action. */
    sealed interface Request {

        /** The API's name of the action. */
        default String action() {
            return getClass().getSimpleName();
        }
    }

    /** Hands over targets; {@code CacheTag} is for tags only. */
    record CreatePurgeTask(
            String zoneId,
            String type,
            @Nullable String method,
            @Nullable List<String> targets,
            @Nullable CacheTag cacheTag)
            implements Request {}

    record CacheTag(List<String> domains) {}

    record DescribePurgeTasks(
            String zoneId,
            @Nullable String startTime,
            @Nullable String endTime,
            int offset,
            int limit,
            List<Filter> filters)
            implements Request {}

    record Filter(String name, List<String> values) {}

    record DescribeContentQuota(String zoneId) implements Request {}

    record CreatedPurgeTask(
            @Nullable String jobId,
            @Nullable List<FailReason> failedList,
            @Nullable String requestId) {}

    record FailReason(@Nullable String reason, @Nullable List<String> targets) {}

    record PurgeTasks(long totalCount, @Nullable List<Task> tasks) {}

    record Task(
            String jobId,
            String target,
            @Nullable String status,
            @Nullable String createTime,
            @Nullable String failType,
            @Nullable String failMessage) {}

    record ContentQuota(@Nullable List<TypeQuota> purgeQuota) {}

    record TypeQuota(String type, int batch, long daily, long dailyAvailable) {}

    /** Whether the answer carries what every answer of the API does. */
    static String requestId(JsonNode response) {
        return response.path("RequestId").asString("");
    }
}
