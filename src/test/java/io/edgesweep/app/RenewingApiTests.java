package io.edgesweep.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.provider.tencentapi.ApiAnswer;
import io.edgesweep.provider.tencentapi.TencentApi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RenewingApiTests {

    private final List<String> built = new ArrayList<>();
    private final Function<Credential, TencentApi> client = key -> {
        String id = key.getSecretId();
        built.add(id);
        return (action, json) -> new ApiAnswer.NotSent(action + " with " + id, false);
    };
    private Credential key = new Credential("id-1", "key-1");

    @Test
    void calls_with_one_client_until_the_key_is_renewed() throws InterruptedException {
        RenewingApi api = new RenewingApi(() -> key, client);

        api.call("A", "{}");
        api.call("B", "{}");
        key = new Credential("id-2", "key-2");

        assertThat(api.call("C", "{}")).isEqualTo(new ApiAnswer.NotSent("C with id-2", false));
        assertThat(built).containsExactly("id-1", "id-2");
    }

    @Test
    void sends_nothing_without_a_key_and_says_why() throws InterruptedException {
        RenewingApi api = new RenewingApi(
                () -> {
                    throw new IllegalStateException("the role of this machine gives no key: it is asleep");
                },
                client);

        assertThat(api.call("A", "{}"))
                .isEqualTo(new ApiAnswer.NotSent("the role of this machine gives no key: it is asleep", true));
        assertThat(built).isEmpty();
    }
}
