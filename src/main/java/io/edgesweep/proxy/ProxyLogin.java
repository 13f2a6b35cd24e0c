package io.edgesweep.proxy;

import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Tells a proxy that asks for it, once, who we are (RFC 9110, section 11.7). */
public final class ProxyLogin implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private final WebProxy proxy;

    public ProxyLogin(WebProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        boolean told = response.request().header(HEADER) != null;
        return told || !proxy.hasLogin()
                ? null
                : response.request()
                        .newBuilder()
                        .header(HEADER, Credentials.basic(proxy.user(), proxy.password()))
                        .build();
    }
}
