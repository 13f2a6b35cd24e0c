package io.edgesweep.provider.tencentapi;

import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.provider.CredentialsProvider;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The vendor's client with the account's key, and another in its place when that key has died. For several lanes at once. */
final class KeyedClient {

    private final CredentialsProvider keys;
    private final Function<Credential, CommonClient> clients;
    private volatile @Nullable CommonClient client;

    KeyedClient(CredentialsProvider keys, Function<Credential, CommonClient> clients) {
        this.keys = keys;
        this.clients = clients;
    }

    /**
     * The client to call with.
     *
     * @throws TencentCloudSDKException when there is no key to be had
     */
    CommonClient present() throws TencentCloudSDKException {
        CommonClient present = client;
        return present == null ? renewed() : present;
    }

    /** Keys may come over the network: one lane asks for them, the others wait for it. */
    private synchronized CommonClient renewed() throws TencentCloudSDKException {
        CommonClient present = client;
        if (present == null) {
            present = clients.apply(keys.getCredentials());
            client = present;
        }
        return present;
    }

    /** The key of the client is dead: the next call asks for one, unless another lane's call already has. */
    synchronized void forget(CommonClient dead) {
        if (client == dead) {
            client = null;
        }
    }
}
