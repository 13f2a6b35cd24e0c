package io.edgesweep.source.fetch;

import io.edgesweep.process.RunLog;
import io.edgesweep.process.Sleeper;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.text.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Sitemaps on the web. A document is fetched whole before it is read: a connection that breaks can then be tried again
 * without a row being read twice, and a slow consumer does not run into the fetch's timeout. The next ones are fetched
 * meanwhile; the order in which they are read does not depend on it.
 */
public final class WebDocuments implements DocumentSource {

    private final Fetcher fetcher;
    private final AllowedHosts reach;
    private final HttpValidators validators;
    private final int parallel;
    private final Map<String, Future<Found>> ready = new HashMap<>();
    private final FetchedOnce taken = new FetchedOnce();
    private @Nullable ExecutorService threads;

    public WebDocuments(WebParts parts, AllowedHosts reach) {
        this.validators = parts.validators();
        this.parallel = parts.settings().parallel();
        this.fetcher = new Fetcher(parts, this::known);
        this.reach = reach;
    }

    /**
     * What fetches.
     *
     * @param proxies    the way out
     * @param sleeper    that passes the time before another attempt
     * @param clock      that tells how far a time is off which a server names without its own
     * @param validators whose documents that have not changed are not read
     */
    public record WebParts(
            FetchSettings settings,
            Proxies proxies,
            Sleeper sleeper,
            InstantSource clock,
            Dns resolver,
            HttpValidators validators) {

        /** By this machine's clock and name service. */
        public WebParts(FetchSettings settings, Proxies proxies, Sleeper sleeper, HttpValidators validators) {
            this(settings, proxies, sleeper, InstantSource.system(), Dns.SYSTEM, validators);
        }
    }

    @Override
    public String locate(String index, String loc) throws UnreadableException {
        return reach.step(HttpUrl.get(index), Reason.of("source.lists"), loc).toString();
    }

    @Override
    public Found open(String location) throws UnreadableException, InterruptedException {
        Future<Found> fetched = ready.remove(location);
        taken.add(location);
        Found found = fetched == null ? fetcher.fetch(HttpUrl.get(location), reach, taken) : result(fetched);
        if (found instanceof Unmodified) {
            synchronized (validators) {
                uri(found.location()).ifPresent(validators::unmodified);
            }
        }
        return found;
    }

    private static Found result(Future<Found> fetched) throws UnreadableException, InterruptedException {
        try {
            return fetched.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableException unreadable) {
                throw unreadable;
            }
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException();
            }
            throw new IllegalStateException("a document could not be fetched ahead", e.getCause());
        }
    }

    /** The document that is opened next is one of those that are fetched at once. */
    @Override
    public int ahead() {
        return parallel - 1;
    }

    @Override
    public void expect(List<String> locations) {
        if (parallel == 1) {
            return;
        }
        // what is ready and must wait, because an index before it lists others, keeps its place: it is not fetched
        // twice
        int others = (int) ready.keySet().stream()
                .filter(each -> !each.equals(locations.get(0)))
                .count();
        for (int i = 0; i < locations.size(); i++) {
            boolean hasRoom = i == 0 || others < ahead();
            if (hasRoom && !ready.containsKey(locations.get(i)) && taken.add(locations.get(i))) {
                ready.put(locations.get(i), fetch(locations.get(i)));
                others += i == 0 ? 0 : 1;
            }
        }
    }

    private Future<Found> fetch(String location) {
        return threads().submit(() -> fetcher.fetch(HttpUrl.get(location), reach, taken));
    }

    private ExecutorService threads() {
        ExecutorService result = threads;
        if (result == null) {
            result = Executors.newFixedThreadPool(parallel, work -> RunLog.daemon(work, "fetch"));
            threads = result;
        }
        return result;
    }

    private @Nullable HttpValidator known(HttpUrl url) {
        synchronized (validators) {
            return uri(url.toString()).flatMap(validators::of).orElse(null);
        }
    }

    /** The location, letter by letter, so that rows name their document alike; empty for what Java takes for no URI. */
    private static Optional<URI> uri(String location) {
        try {
            return Optional.of(new URI(location));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public void finished(Opened document, String asked) {
        HttpValidator validator = document.validator();
        if (validator != null) {
            synchronized (validators) {
                uri(document.location()).ifPresent(uri -> validators.fetched(uri, asked, validator));
            }
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
        ready.clear();
        fetcher.close();
    }
}
