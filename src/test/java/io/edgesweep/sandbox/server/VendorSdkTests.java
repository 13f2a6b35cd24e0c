package io.edgesweep.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.call.SandboxKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vendor's own client must not be able to tell the sandbox from the service. */
class VendorSdkTests {

    private static final SandboxKey TEMPORARY =
            SandboxKey.temporary("AKIDtemporary", "temporarySecret", "the-token", Instant.MAX);

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
            .keys(SandboxSettings.SAMPLE_KEY, TEMPORARY)
            .listingLag(Duration.ZERO)
            .build());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private CommonClient client(SandboxKey key) {
        return client("teo", "2022-09-01", key);
    }

    private CommonClient client(String product, String version, SandboxKey key) {
        HttpProfile http = new HttpProfile();
        http.setProtocol("http://");
        http.setEndpoint("127.0.0.1:" + sandbox.port());
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        return new CommonClient(
                product, version, new Credential(key.secretId(), key.secretKey(), key.token()), "", profile);
    }

    private static JsonNode response(String answer) {
        return JsonMapper.builder().build().readTree(answer).path("Response");
    }

    @Test
    void it_purges_and_asks_what_became_of_it() throws TencentCloudSDKException {
        CommonClient client = client(SandboxSettings.SAMPLE_KEY);

        JsonNode created = response(
                client.call(
                        "CreatePurgeTask",
                        "{\"ZoneId\":\"zone-2example0001\",\"Type\":\"purge_url\",\"Targets\":[\"https://www.example.com/中\"]}"));
        JsonNode listed = response(client.call(
                "DescribePurgeTasks",
                "{\"ZoneId\":\"zone-2example0001\",\"Filters\":[{\"Name\":\"job-id\",\"Values\":[\"%s\"]}]}"
                        .formatted(created.path("JobId").stringValue())));

        assertThat(listed.path("Tasks").path(0).path("Target").stringValue()).isEqualTo("https://www.example.com/中");
        assertThat(sandbox.journal().calls()).allMatch(JournalEntry::isOk).hasSize(2);
    }

    @Test
    void it_comes_with_a_temporary_key() throws TencentCloudSDKException {
        JsonNode quota = response(client(TEMPORARY).call("DescribeContentQuota", "{\"ZoneId\":\"zone-2example0001\"}"));

        assertThat(quota.path("PurgeQuota")).hasSize(5);
    }

    @Test
    void it_understands_an_error() {
        assertThatExceptionOfType(TencentCloudSDKException.class)
                .isThrownBy(() -> client(SandboxSettings.SAMPLE_KEY)
                        .call("DescribeContentQuota", "{\"ZoneId\":\"zone-unknown\"}"))
                .satisfies(error -> {
                    assertThat(error.getErrorCode()).isEqualTo("InvalidParameter.ParameterError");
                    assertThat(error.getRequestId()).hasSize(36);
                });
    }

    @Test
    void it_calls_the_cdn() throws TencentCloudSDKException {
        CommonClient client = client("cdn", "2018-06-06", SandboxSettings.SAMPLE_KEY);

        JsonNode purged = response(client.call("PurgeUrlsCache", "{\"Urls\":[\"https://img.example.com/中\"]}"));
        JsonNode pushed = response(client.call("PushUrlsCache", "{\"Urls\":[\"https://img.example.com/a\"]}"));
        JsonNode purges = response(client.call(
                "DescribePurgeTasks",
                "{\"TaskId\":\"%s\"}".formatted(purged.path("TaskId").stringValue())));
        JsonNode pushes = response(client.call(
                "DescribePushTasks",
                "{\"TaskId\":\"%s\"}".formatted(pushed.path("TaskId").stringValue())));

        assertThat(purges.path("PurgeLogs").path(0).path("Url").stringValue()).isEqualTo("https://img.example.com/中");
        assertThat(pushes.path("PushLogs").path(0).path("UpdateTime").isNull()).isTrue();
        assertThat(sandbox.journal().calls()).allMatch(JournalEntry::isOk).hasSize(4);
    }

    @Test
    void it_understands_an_error_of_the_cdn() {
        assertThatExceptionOfType(TencentCloudSDKException.class)
                .isThrownBy(() -> client("cdn", "2018-06-06", SandboxSettings.SAMPLE_KEY)
                        .call("PurgeUrlsCache", "{\"Urls\":[\"https://nope.example.net/\"]}"))
                .satisfies(error -> assertThat(error.getErrorCode()).isEqualTo("ResourceNotFound.CdnHostNotExists"));
    }
}
