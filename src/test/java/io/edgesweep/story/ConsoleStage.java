package io.edgesweep.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.sandbox.edge.Edge;
import io.edgesweep.sandbox.edge.EdgePlan;
import io.edgesweep.sandbox.edge.Origin;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A console with runs of many kinds behind it, and a browser before it: it stands once for all that is tried there. */
final class ConsoleStage implements AutoCloseable {

    /** So many jobs have nothing to tell but that all is well. */
    static final int FRESH = 12;

    private final Path folder;
    private final World world;
    private final Origin origin = Origin.start();
    private final Served served;
    private final ConsoleBrowser chromium;

    /** Skips the test where the machine has no browser. */
    ConsoleStage(Path folder) {
        ConsoleBrowser.chromium();
        this.folder = folder;
        this.world = new World(folder, sandbox -> sandbox.quota(World.urls(100, 10_000))
                        .latency(Duration.ofMillis(30)))
                .configured("console.password", Served.PASSWORD)
                .configured("reconcile.unsettled", "100ms")
                .configured("batch.targets", "5")
                .configured("accounts.main.calls-in-flight", "1")
                .configured(
                        "sites.www.hosts",
                        "www.example.com,static.example.com,unknown.example.com,stranger.example.com");
        writeJobs();
        world.run("run", "nightly");
        world.run("run", "mixed");
        world.sandbox.faults().next(World.CREATE, 3, Fault.closeBeforeBooking());
        world.run("run", "lost");
        world.sandbox.faults().clear();
        world.sandbox.faults().tasks(Pattern.compile(".*page-[79].*"), TaskOutcome.failed("taskFailed", "node down"));
        world.run("run", "images");
        world.sandbox.faults().clear();
        world.sandbox.faults().next("PurgeUrlsCache", Fault.code("LimitExceeded.CdnPurgeUrlExceedDayLimit"));
        world.run("run", "waits");
        lookAtTheEdge();
        WrittenLedger.in(folder.resolve("home"), ConsoleStage::addFreshRuns);
        served = Served.in(world);
        chromium = ConsoleBrowser.open();
    }

    /** Of one site pages are fresh, stale, and refused by a node; the nodes of another cannot be reached. */
    private void lookAtTheEdge() {
        Edge edge = world.sandbox.edge(EdgePlan.of(origin.address()));
        world.configured("sites.www.origin.address", origin.address())
                .configured("sites.www.edge.address", edge.address())
                .configured("sites.www.fetch.allow-private", "127.0.0.1")
                .configured("sites.shop.edge.address", "http://127.0.0.1:9")
                .configured("sites.shop.fetch.allow-private", "127.0.0.1");
        String verify = "verify: {sample: all, second-look: 300ms, at-once: 1}\n";
        world.job("looked", "site: www\nsources: [{csv: '" + folder.resolve("urls.csv") + "'}]\n" + verify);
        world.job(
                "unreached",
                "site: shop\nsources: [{csv: '" + world.urlFile("shop.csv", "shop.example.com", 12) + "'}]\n" + verify);
        putPages("old");
        world.run("run", "looked");
        putPages("new");
        edge.node(0).misses(url -> url.matches(".*page-[34].html"));
        edge.node(0).fails(1, 403);
        world.run("run", "looked");
        world.run("run", "unreached");
        edge.node(0).fails(1, 403);
        world.configured("language", "zh-CN").run("run", "looked");
        world.configured("language", "en");
    }

    private void putPages(String content) {
        for (int page = 0; page < 10; page++) {
            origin.put("/page-" + page + ".html", content + " " + page);
        }
    }

    private void writeJobs() {
        world.urlFile("urls.csv", 10);
        world.file("nonsense.csv", "url", "nonsense", "https://elsewhere.example/");
        world.job("nightly", """
                site: www
                schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai}
                sources:
                  - csv: %s
                """.formatted(folder.resolve("urls.csv")));
        world.jobFor("images", folder.resolve("urls.csv"), folder.resolve("nonsense.csv"));
        world.file("jobs/wrong.yml", "site: nowhere");
        world.jobFor(
                "mixed",
                world.file(
                        "mixed.csv",
                        "url",
                        World.url(901),
                        World.url(902),
                        "https://unknown.example.com/a",
                        "https://unknown.example.com/b",
                        "https://stranger.example.com/c",
                        "nonsense"));
        world.jobFor("lost", world.urlFile("lost.csv", 5));
        world.jobFor("long", world.urlFile("long.csv", 2_000));
        world.jobForSite("img", "waits", world.urlFile("waits.csv", "img.example.com", 4));
        world.jobFor("dry", world.urlFile("dry.csv", 3));
        for (int i = 1; i <= FRESH; i++) {
            world.job("fresh-" + i, """
                    site: www
                    schedule: {cron: "0 %d 0/%d * * ?", zone: Asia/Shanghai}
                    sources:
                      - csv: %s
                    """.formatted(i, 1 + i % 4, folder.resolve("urls.csv")));
        }
    }

    private static void addFreshRuns(Ledger ledger) {
        Instant began = Instant.now().minus(Duration.ofHours(20));
        for (int i = 1; i <= FRESH; i++) {
            String run = "20261129T020000000Z-%04d".formatted(i);
            ledger.runs().begin(run, "fresh-" + i, "www", "url by invalidate", "hash", "host:1", began);
            OutcomeCounts counts = new OutcomeCounts(10, 0, Map.of(Outcome.CONFIRMED, 10L));
            ledger.runs().finish(run, counts, "confirmed", 0, false, began.plusSeconds(60));
        }
    }

    World world() {
        return world;
    }

    ConsoleBrowser chromium() {
        return chromium;
    }

    Served served() {
        return served;
    }

    /** A page of a browser that nobody has logged in with. */
    Page page(ColorScheme scheme, int width) {
        return chromium.page(scheme, width);
    }

    Page loggedIn() {
        Page page = page(ColorScheme.LIGHT, 1280);
        login(page);
        return page;
    }

    void login(Page page) {
        ConsoleBrowser.login(page, served);
    }

    void go(Page page, String path) {
        page.navigate(served.uri(path).toString());
    }

    /** The path of the first run of the job. */
    String run(String job) {
        return "/runs/" + world.reports(job).get(0).getFileName();
    }

    /** The latest run of the job. */
    String latest(String job) {
        List<Path> reports = world.reports(job);
        return reports.get(reports.size() - 1).getFileName().toString();
    }

    @Override
    public void close() {
        chromium.close();
        served.close();
        origin.close();
    }
}
