package io.edgesweep.provider.tencentapi;

import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.common.profile.Language;
import com.tencentcloudapi.common.provider.CredentialsProvider;
import io.edgesweep.process.Patience;
import io.edgesweep.provider.DepartureCheck;
import io.edgesweep.provider.Permit;
import io.edgesweep.provider.tencentapi.ApiAnswer.Failure;
import io.edgesweep.provider.tencentapi.ApiAnswer.Fault;
import io.edgesweep.provider.tencentapi.ApiAnswer.NoAnswer;
import io.edgesweep.provider.tencentapi.ApiAnswer.NotSent;
import io.edgesweep.provider.tencentapi.ApiAnswer.Success;
import io.edgesweep.provider.tencentapi.ApiAnswer.Withheld;
import io.edgesweep.text.Causes;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The vendor's own client behind our port. Its quirks end here: error codes that are null, a NullPointerException for an
 * empty answer, and an HTTP client that by default repeats a POST unasked.
 */
public final class VendorApi implements TencentApi {

    /** What the vendor's client makes of every status but 200. */
    private static final String NOT_AN_API_ANSWER = "ServerSideError";

    private final JsonMapper json = JsonMapper.shared();

    /** Of the call that a thread makes. The vendor's client carries nothing for us, and calls on the thread it is called by. */
    private final ThreadLocal<Terms> terms = ThreadLocal.withInitial(() -> Terms.NOBODYS);

    private final KeyedClient client;
    private final CallGate gate;
    private final Reason endpoint;

    /**
     * @param settings   where the API is
     * @param keys       gives the account's key before each call, the same object until it is renewed
     * @param gate       what every request passes at the wire whose caller names no other
     * @param serverTime is told the server's clock, as read from its answers
     */
    public VendorApi(ApiSettings settings, CredentialsProvider keys, CallGate gate, Consumer<Instant> serverTime) {
        this(settings, keys, gate, serverTime, Dns.SYSTEM);
    }

    /** @param names looks hosts up */
    VendorApi(ApiSettings settings, CredentialsProvider keys, CallGate gate, Consumer<Instant> serverTime, Dns names) {
        HttpProfile http = new HttpProfile();
        http.setProtocol(settings.endpoint().getScheme() + "://");
        http.setEndpoint(settings.endpoint().getAuthority());
        http.setHttpClient(WireInterceptors.client(settings, names, this::pass, serverTime));
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        profile.setLanguage(Language.EN_US);
        this.gate = gate;
        String server = settings.endpoint().toString();
        this.endpoint = settings.proxy()
                .map(proxy -> Reason.of("error.by-proxy", server, proxy))
                .orElse(Reason.said(server));
        this.client = new KeyedClient(
                keys,
                // None of the actions we use needs a region, and the client takes no null for it.
                key -> new CommonClient(settings.product(), settings.version(), key, "", profile));
    }

    private record Terms(DepartureCheck look, Patience patience, CallGate gate) {

        /** Of a request that is nobody's call: it is not sent. */
        static final Terms NOBODYS =
                new Terms(DepartureCheck.NONE, Patience.ENDLESS, (action, patience) -> Optional.empty());
    }

    @Override
    public TencentApi within(Patience patience, CallGate itsGate) {
        return (action, request, look) -> call(action, request, new Terms(look, patience, itsGate));
    }

    @Override
    public ApiAnswer call(String action, String request, DepartureCheck look) throws InterruptedException {
        return call(action, request, new Terms(look, Patience.ENDLESS, gate));
    }

    private ApiAnswer call(String action, String request, Terms its) throws InterruptedException {
        terms.set(its);
        try {
            return made(action, request);
        } finally {
            terms.remove();
        }
    }

    /** Waits for the permit, then looks once more whether the call is to leave. */
    private Permit pass(String action) throws InterruptedException, WireInterceptors.WithheldException {
        Terms its = terms.get();
        Permit permit = its.gate()
                .await(action, its.patience())
                .orElseThrow(() -> new WireInterceptors.WithheldException(Reason.of("error.no-permit")));
        Optional<Reason> objection = its.look().objection();
        if (objection.isPresent()) {
            permit.giveBack();
            throw new WireInterceptors.WithheldException(objection.get());
        }
        return permit;
    }

    private ApiAnswer made(String action, String request) throws InterruptedException {
        CommonClient caller;
        try {
            caller = client.present();
            // Some of the vendor's keys throw when they cannot renew themselves, the others give null.
            if (caller.getCredential().getSecretId() == null) {
                return new NotSent(Reason.of("error.no-key"), Fault.KEY);
            }
        } catch (TencentCloudSDKException | RuntimeException e) {
            return new NotSent(Reason.of("error.no-key-because", String.valueOf(e.getMessage())), Fault.KEY);
        }
        try {
            return answer(caller.call(action, request));
        } catch (TencentCloudSDKException e) {
            return failure(e);
        } catch (RuntimeException e) {
            return new NoAnswer(Reason.of("error.empty", endpoint));
        }
    }

    private ApiAnswer answer(String body) {
        try {
            JsonNode response = json.readTree(body).path("Response");
            return response.isObject() ? new Success(response) : new NoAnswer(Reason.of("error.no-response"));
        } catch (JacksonException e) {
            return new NoAnswer(Reason.of("error.no-json", endpoint));
        }
    }

    private ApiAnswer failure(TencentCloudSDKException e) throws InterruptedException {
        @Nullable String code = e.getErrorCode();
        @Nullable Throwable cause = e.getCause();
        if (code != null && !code.isEmpty() && !code.equals(NOT_AN_API_ANSWER)) {
            return new Failure(code, Objects.toString(e.getMessage(), ""), Objects.toString(e.getRequestId(), ""));
        }
        if (cause instanceof WireInterceptors.NeverSentException never) {
            return neverSent(never);
        }
        if (cause instanceof WireInterceptors.LargeAnswerException large) {
            return new NoAnswer(Reason.of("error.large", large.largest(), endpoint));
        }
        if (cause instanceof WireInterceptors.HttpStatusException status) {
            return new NoAnswer(Reason.of("error.status", String.valueOf(status.status()), endpoint));
        }
        if (cause instanceof SocketTimeoutException) {
            return new NoAnswer(Reason.of("error.late", endpoint));
        }
        // The vendor's client found no answer of the API in it; what its library says of that is for nobody to read.
        if (!(cause instanceof IOException)) {
            return new NoAnswer(Reason.of("error.no-json", endpoint));
        }
        return new NoAnswer(
                cause.getMessage() == null
                        ? Reason.of("error.broken", endpoint)
                        : Reason.of("error.broken-because", cause.getMessage(), endpoint));
    }

    private ApiAnswer neverSent(WireInterceptors.NeverSentException never) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("asked to stop before the call was sent");
        }
        Throwable cause = never.getCause();
        if (cause instanceof WireInterceptors.WithheldException withheld) {
            return new Withheld(withheld.reason());
        }
        if (cause instanceof UnknownHostException) {
            return new NotSent(Reason.of("error.no-host", endpoint), Fault.PASSING);
        }
        if (cause instanceof ConnectException) {
            return new NotSent(Reason.of("error.nobody", endpoint), Fault.PASSING);
        }
        if (cause instanceof SSLException && isDistrust(cause)) {
            return new NotSent(
                    Reason.of("error.distrust", endpoint, String.valueOf(cause.getMessage())), Fault.ENDPOINT);
        }
        return new NotSent(
                cause == null
                        ? Reason.of("error.no-connection", endpoint)
                        : Reason.of("error.no-connection-because", endpoint, String.valueOf(cause.getMessage())),
                Fault.PASSING);
    }

    private static boolean isDistrust(@Nullable Throwable cause) {
        return Causes.of(cause)
                .anyMatch(each -> each instanceof CertificateException || each instanceof SSLPeerUnverifiedException);
    }
}
