package io.edgesweep.app;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.provider.tencentapi.ApiAnswer;
import io.edgesweep.provider.tencentapi.TencentApi;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An API whose key may be renewed. The vendor's client asks for id, key and token one after the other, so each client keeps
 * one key, and a renewed key gets a new client: no call is signed with halves of two keys.
 */
final class RenewingApi implements TencentApi {

    private final Supplier<Credential> key;
    private final Function<Credential, TencentApi> client;
    private @Nullable Credential usedKey;
    private @Nullable TencentApi usedClient;

    /** @param client builds an API that is called with the key */
    RenewingApi(Supplier<Credential> key, Function<Credential, TencentApi> client) {
        this.key = key;
        this.client = client;
    }

    @Override
    public ApiAnswer call(String action, String request) throws InterruptedException {
        TencentApi current;
        try {
            current = current();
        } catch (IllegalStateException e) {
            return new ApiAnswer.NotSent(String.valueOf(e.getMessage()), true);
        }
        return current.call(action, request);
    }

    private synchronized TencentApi current() {
        Credential credential = key.get();
        TencentApi used = usedClient;
        if (used == null || credential != usedKey) {
            used = client.apply(credential);
            usedClient = used;
            usedKey = credential;
        }
        return used;
    }
}
