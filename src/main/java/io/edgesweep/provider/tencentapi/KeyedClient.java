package io.edgesweep.provider.tencentapi;

import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.provider.CredentialsProvider;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's client with the account's key. The vendor's client asks its key for id, secret and token one after the other,
 * so each client keeps one key, and a renewed key gets a new client: no call is signed with halves of two keys. For several
 * lanes at once.
 */
final class KeyedClient {

    private final CredentialsProvider keys;
    private final Function<Credential, CommonClient> clients;
    private @Nullable Credential key;
    private @Nullable CommonClient client;

    KeyedClient(CredentialsProvider keys, Function<Credential, CommonClient> clients) {
        this.keys = keys;
        this.clients = clients;
    }

    /**
     * The client to call with.
     *
     * @throws TencentCloudSDKException when there is no key to be had
     */
    synchronized CommonClient present() throws TencentCloudSDKException {
        Credential current = keys.getCredentials();
        CommonClient present = client;
        if (present == null || current != key) {
            present = clients.apply(current);
            client = present;
            key = current;
        }
        return present;
    }
}
