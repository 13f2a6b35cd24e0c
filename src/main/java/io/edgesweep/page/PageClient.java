package io.edgesweep.page;

import io.edgesweep.settings.OriginKeys;
import io.edgesweep.settings.ServerAddress;
import io.edgesweep.source.fetch.CheckedDns;
import io.edgesweep.source.fetch.RefusedAddressException;
import io.edgesweep.source.fetch.RetryAfter;
import io.edgesweep.source.fetch.WebAnswer;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Reason;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server for pages: the site's origin, or, without one, whatever the public name leads to. It is always called by the
 * public name, in the header {@code Host}, in the TLS handshake and in the check of its certificate. Follows no redirect, keeps
 * no cookie, tries nothing again but what it asked on a closed connection, and passes no proxy, which would call it by its own name. For several threads.
 */
public final class PageClient implements Closeable {

    /** What we look at. */
    private static final Set<String> HEADERS = Set.of(
            "etag",
            "last-modified",
            "location",
            "eo-cache-status",
            "eo-log-uuid",
            "x-cache-lookup",
            "x-nws-log-uuid",
            "cache-control",
            "age",
            "set-cookie");

    /** Servers close a connection that nobody uses, and a question on one would be lost: most do so after 5 s or more. */
    private static final Duration IDLE = Duration.ofSeconds(4);

    private static final int MOST_IDLE = 64;

    /** Where the client keeps for us who has answered. */
    private static final String SERVER = "Edgesweep-Server";

    /** Of what a server says in a header no more characters are kept: very many answers wait to be looked at again. */
    private static final int LONGEST_HEADER = 500;

    private static final int LONGEST_WORDS = 160;

    /** Unzipped, a page has no more than this. */
    private static final long LONGEST = 1L << 30;

    /** Of the origin's bytes for one night so many pages have their share, however long one of them is. */
    private static final int PAGES_AT_LEAST = 20;

    private static final long SHARE_AT_LEAST = 1L << 20;

    private final @Nullable ServerAddress server;
    private final BodyDigest digest;
    private final OkHttpClient client;
    private final long longest;

    /**
     * A client of a server.
     *
     * @param server       whom to ask in the place of the public name; null to ask that
     * @param ignore       expressions of what does not count in a page
     * @param timeout      how long an answer may take
     * @param allowPrivate hosts and addresses that need not be public
     */
    public PageClient(
            @Nullable ServerAddress server, List<String> ignore, Duration timeout, List<String> allowPrivate) {
        this(server, ignore, timeout, allowPrivate, LONGEST);
    }

    private PageClient(
            @Nullable ServerAddress server,
            List<String> ignore,
            Duration timeout,
            List<String> allowPrivate,
            long longest) {
        this.server = server;
        this.longest = longest;
        this.digest = new BodyDigest(ignore);
        CheckedDns checked = new CheckedDns(Dns.SYSTEM, allowPrivate);
        this.client = new OkHttpClient.Builder()
                .dns(server == null ? checked : host -> addresses(server.host(), checked))
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .callTimeout(timeout.multipliedBy(4))
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(MOST_IDLE, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(chain -> {
                    Response response = WebAnswer.to(chain);
                    Connection connection = chain.connection();
                    return response.newBuilder()
                            .header(SERVER, connection == null ? "" : addressOf(connection))
                            .build();
                })
                .build();
    }

    private static String addressOf(Connection connection) {
        InetSocketAddress address = connection.route().socketAddress();
        return address.getAddress() == null ? "" : address.getAddress().getHostAddress();
    }

    private static List<InetAddress> addresses(String host, CheckedDns checked) throws UnknownHostException {
        return checked.lookup(host);
    }

    /** A client of a site's origin. One page takes no more than a twentieth of the night's bytes, or 1 MB. */
    public static PageClient ofOrigin(OriginKeys origin, List<String> allowPrivate) {
        long share = Math.max(SHARE_AT_LEAST, origin.budget().bytes() / PAGES_AT_LEAST);
        return new PageClient(
                origin.address(), origin.expressions(), origin.timeout(), allowPrivate, Math.min(LONGEST, share));
    }

    /** Whether the server can be asked for the page: a host that is an address cannot be led elsewhere. */
    public boolean canAsk(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        return parsed != null && (server == null || !parsed.host().matches("[\\d.]+|.*:.*"));
    }

    /** Asks for what is said of a page, and not for the page. */
    public PageAnswer head(String url) throws IOException {
        return ask(url, "HEAD", "identity", sent -> {});
    }

    /**
     * Asks for a page.
     *
     * @param sent is told of the bytes of its body, as they are sent
     */
    public PageAnswer get(String url, LongConsumer sent) throws IOException {
        return ask(url, "GET", "gzip", sent);
    }

    /** Asks for a page that is not zipped, which has another ETag on some servers. */
    PageAnswer getPlain(String url, LongConsumer sent) throws IOException {
        return ask(url, "GET", "identity", sent);
    }

    private PageAnswer ask(String url, String method, String encoding, LongConsumer sent) throws IOException {
        HttpUrl page = HttpUrl.get(url);
        Request request = new Request.Builder()
                .url(led(page))
                .method(method, null)
                .header("Host", hostHeader(page))
                .header("User-Agent", "edgesweep")
                .header("Accept-Encoding", encoding)
                .build();
        boolean mayBeClosed = client.connectionPool().idleConnectionCount() > 0;
        try {
            return answer(request, sent);
        } catch (IOException e) {
            if (!mayBeClosed || !(e.getCause() instanceof EOFException)) {
                throw e;
            }
            // It has closed a connection without saying so, as servers of HTTP/1.0 do after each answer.
            client.connectionPool().evictAll();
            return answer(request, sent);
        }
    }

    private PageAnswer answer(Request request, LongConsumer sent) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            boolean whole = request.method().equals("GET") && response.code() == 200;
            InputStream counted = new Counting(response.body().byteStream(), sent);
            BodyDigest.Digested body =
                    whole ? digested(response, counted) : new BodyDigest.Digested(0, length(response));
            PageAnswer answer = new PageAnswer(
                    response.code(), headers(response), body.digest(), body.length(), wait(response), server(response));
            return whole || !answer.isOfThePage()
                    ? answer
                    : answer.with(digest.ofAnswer(answer.status() + " " + answer.header("location")));
        }
    }

    /** The page's address, with scheme and port of whom we ask; the name stays, and is looked up as we please. */
    private HttpUrl led(HttpUrl page) {
        if (server == null) {
            return page;
        }
        String scheme = server.scheme().isEmpty() ? page.scheme() : server.scheme();
        int port = server.port() == 0 ? HttpUrl.defaultPort(scheme) : server.port();
        return page.newBuilder().scheme(scheme).port(port).build();
    }

    private static String hostHeader(HttpUrl page) {
        return page.port() == HttpUrl.defaultPort(page.scheme()) ? page.host() : page.host() + ":" + page.port();
    }

    private BodyDigest.Digested digested(Response response, InputStream sent) throws IOException {
        boolean zipped = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
        InputStream body = zipped ? new GZIPInputStream(sent) : sent;
        return digest.of(new Bounded(body, longest));
    }

    private static long length(Response response) {
        String length = response.header("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    private static String server(Response response) {
        String address = response.header(SERVER);
        return address == null ? "" : address;
    }

    /** Whether a page was answered with that is too large to be compared. */
    public static boolean isTooLarge(IOException e) {
        return e instanceof BodyDigest.TooLargeException;
    }

    /** Why a server has not answered: short, and the same for all that fail alike, whatever the server says. */
    public static Reason why(IOException e) {
        if (e instanceof ProtocolException || e instanceof EOFException || e.getCause() instanceof EOFException) {
            return Reason.of("silence.no-http");
        }
        if (e instanceof SSLPeerUnverifiedException) {
            return Reason.of("silence.other-name");
        }
        if (e instanceof SSLException && e.getCause() instanceof CertificateException) {
            return Reason.of("silence.certificate");
        }
        if (e instanceof ConnectException) {
            return Reason.of("silence.no-connection");
        }
        if (e instanceof InterruptedIOException) {
            return Reason.of("silence.slow");
        }
        if (e instanceof RefusedAddressException refused) {
            return Reason.of("silence.refused-address", refused.reason());
        }
        String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Reason.said(ForeignText.shown(words, LONGEST_WORDS));
    }

    private static Optional<Duration> wait(Response response) {
        Duration wait = RetryAfter.of(response, Instant.ofEpochMilli(response.receivedResponseAtMillis()));
        return wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().names().forEach(name -> {
            if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name.toLowerCase(Locale.ROOT), shortened(String.join(", ", response.headers(name))));
            }
        });
        return headers;
    }

    /** Two that differ do so shortened too. */
    private static String shortened(String value) {
        String line = ForeignText.oneLine(value);
        return line.length() <= LONGEST_HEADER
                ? line
                : line.substring(0, LONGEST_HEADER) + "… " + Long.toHexString(BodyDigest.of(value));
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    /** Counts the bytes as they were sent. */
    private static final class Counting extends FilterInputStream {

        private final LongConsumer sent;

        Counting(InputStream in, LongConsumer sent) {
            super(in);
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            sent.accept(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = super.read(bytes, from, most);
            sent.accept(Math.max(0, read));
            return read;
        }
    }
}
