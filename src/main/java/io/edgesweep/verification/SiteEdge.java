package io.edgesweep.verification;

import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.page.PacedRequests;
import io.edgesweep.page.PacedRequests.NotAskedException;
import io.edgesweep.page.PageAnswer;
import io.edgesweep.page.PageClient;
import io.edgesweep.page.Versions;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.settings.ServerAddress;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.text.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the nodes of the CDN for the pages of one site, and its origin beside them. For several threads. */
final class SiteEdge implements Closeable {

    private final List<Node> nodes;
    private final PacedRequests requests;
    private final Optional<Origin> origin;
    private final InstantSource clock;

    /** @param address where it is; null for wherever the public names lead */
    private record Node(@Nullable ServerAddress address, PageClient client) {}

    private record Origin(PageClient client, PacedRequests requests) {}

    /**
     * What one node answered.
     *
     * @param node      in the order in which they are asked
     * @param evidence  what it said
     * @param told      what that tells
     * @param digest    of its answer; 0 where there was none
     * @param original  the digest of the origin's answer; 0 where there was none
     */
    record Answered(int node, EdgeAnswer evidence, Comparison told, long digest, long original) {

        /** Whether both have answered as they did in the other look. */
        boolean isLike(Answered other) {
            return digest == other.digest && original == other.original;
        }
    }

    /**
     * The nodes of a site.
     *
     * @param requests those of the run for its pages through the CDN
     * @param besides  makes those of the run at an origin
     */
    SiteEdge(SiteSettings site, VerifyKeys keys, PacedRequests requests, Besides besides, InstantSource clock) {
        List<String> ignore = site.origin().map(OriginKeys::expressions).orElse(List.of());
        List<String> allowPrivate = site.fetch().allowPrivate();
        this.nodes = Stream.concat(
                        Stream.of(site.edge()), keys.resolve().stream().map(Optional::of))
                .map(address -> new Node(
                        address.orElse(null),
                        new PageClient(address.orElse(null), ignore, keys.timeout(), allowPrivate)))
                .toList();
        this.requests = requests;
        this.origin = site.origin()
                .map(each -> new Origin(PageClient.ofOrigin(each, allowPrivate), besides.requests(site, each)));
        this.clock = clock;
    }

    /** Makes the requests at an origin. */
    @FunctionalInterface
    interface Besides {
        PacedRequests requests(SiteSettings site, OriginKeys keys);
    }

    /** How often its origin was asked. */
    int originRequests() {
        return origin.map(each -> each.requests().requests()).orElse(0);
    }

    /** How often the CDN was asked for its pages. */
    int requests() {
        return requests.requests();
    }

    /** Whether nothing more is asked. */
    boolean isClosed() {
        return requests.isClosed();
    }

    /** Why nothing more is asked; null while more is, and when time is all that is up. */
    @Nullable
    Reason closed() {
        return requests.closed();
    }

    /**
     * Looks at a page: each node is asked, and the origin beside them.
     *
     * @throws NotAskedException when no node must be asked any more
     */
    List<Answered> look(Page page) throws InterruptedException, NotAskedException {
        Original original = new Original(page);
        List<Answered> answers = new ArrayList<>();
        for (Node node : nodes) {
            answers.add(ask(answers.size(), node, page, original));
        }
        return answers;
    }

    private Answered ask(int number, Node node, Page page, Original original)
            throws InterruptedException, NotAskedException {
        String name = node.address() == null ? "" : node.address().shown();
        Instant now = clock.instant();
        try {
            if (!node.client().canAsk(page.url())) {
                return silent(number, name, now, Reason.of("edge.address"));
            }
            PageAnswer answer = requests.ask(sent -> node.client().get(page.url(), sent));
            Comparison told = original.compared(answer, now);
            return new Answered(
                    number,
                    new EdgeAnswer(
                            now,
                            name.isEmpty() ? answer.server() : name,
                            answer.status(),
                            answer.header("eo-cache-status") + answer.header("x-cache-lookup"),
                            answer.header("eo-log-uuid") + answer.header("x-nws-log-uuid"),
                            answer.header("age"),
                            Versions.told(answer),
                            original.told()),
                    told,
                    answer.digest(),
                    original.digest());
        } catch (IOException e) {
            return silent(
                    number,
                    name,
                    now,
                    PageClient.isTooLarge(e)
                            ? Reason.of("edge.too-large")
                            : Reason.of("edge.node-silent", PageClient.why(e)));
        }
    }

    private static Answered silent(int number, String name, Instant now, Reason reason) {
        return new Answered(
                number,
                new EdgeAnswer(now, name, 0, "", "", "", "", ""),
                new Comparison(Comparison.Standing.UNCLEAR, reason),
                0,
                0);
    }

    /** What the origin says of a page in one look: it is asked when it is first needed, and a second time if that may tell more. */
    private final class Original {

        private final Page page;
        private final List<PageAnswer> answers = new ArrayList<>();
        private Reason silence = Reason.of("edge.no-origin");
        private boolean asked;

        Original(Page page) {
            this.page = page;
        }

        Comparison compared(PageAnswer node, Instant now) throws InterruptedException {
            if (!asked) {
                asked = true;
                ask();
            }
            Comparison told = Comparison.of(node, answers, silence, page.purge(), now);
            if (told.isWorthAnotherAnswer() && answers.size() == 1) {
                ask();
                told = Comparison.of(node, answers, silence, page.purge(), now);
            }
            return told;
        }

        private void ask() throws InterruptedException {
            if (origin.isEmpty()) {
                return;
            }
            Origin server = origin.get();
            try {
                answers.add(server.requests().ask(sent -> server.client().get(page.url(), sent)));
            } catch (NotAskedException e) {
                Reason closed = server.requests().closed();
                silence = closed == null ? Reason.of("edge.origin-not-asked") : Reason.of("edge.origin-closed", closed);
            } catch (IOException e) {
                silence = PageClient.isTooLarge(e)
                        ? Reason.of("edge.origin-too-large")
                        : Reason.of("edge.origin-silent", PageClient.why(e));
            }
        }

        String told() {
            return answers.isEmpty() ? "" : Versions.told(answers.get(0));
        }

        long digest() {
            return answers.isEmpty() ? 0 : answers.get(0).digest();
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.client().close());
        origin.ifPresent(each -> each.client().close());
    }
}
