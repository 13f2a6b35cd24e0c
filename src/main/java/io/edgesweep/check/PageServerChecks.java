package io.edgesweep.check;

import io.edgesweep.language.Words;
import io.edgesweep.page.PageAnswer;
import io.edgesweep.page.PageClient;
import io.edgesweep.session.Check;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.settings.ServerAddress;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.targets.ChangeSign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks the servers for one page whom jobs ask for pages at night: the origins of their sites, and the nodes of the CDN. */
final class PageServerChecks {

    private final Settings settings;
    private final Set<String> asked = new TreeSet<>();
    private final List<Check> checks = new ArrayList<>();

    PageServerChecks(Settings settings) {
        this.settings = settings;
    }

    /** Those of a job that no other job has named before. */
    List<Check> of(JobFile job) {
        Optional<VerifyKeys> verify = job.afterPurge().verify();
        boolean asksOrigins = verify.isPresent() || job.sources().stream().anyMatch(PageServerChecks::asksTheOrigin);
        checks.clear();
        for (String name : job.sites()) {
            SiteSettings site = settings.site(name);
            Optional<String> page = site.site().hosts().stream()
                    .filter(host -> !host.startsWith("*"))
                    .map(host -> "https://" + host + "/")
                    .findFirst();
            if (page.isPresent() && asksOrigins) {
                site.origin().ifPresent(origin -> origin(site, origin, page.get()));
            }
            if (page.isPresent()) {
                verify.ifPresent(keys -> nodes(site, keys, page.get()));
            }
        }
        return List.copyOf(checks);
    }

    private void origin(SiteSettings site, OriginKeys origin, String page) {
        PageClient client = PageClient.ofOrigin(origin, site.fetch().allowPrivate());
        ask(site, "its origin " + origin.address().shown(), client, page);
    }

    private void nodes(SiteSettings site, VerifyKeys keys, String page) {
        ask(site, "the CDN", node(site, site.edge().orElse(null), keys), page);
        for (ServerAddress other : keys.resolve()) {
            ask(site, "the node " + other.shown(), node(site, other, keys), page);
        }
    }

    private static PageClient node(SiteSettings site, @Nullable ServerAddress address, VerifyKeys keys) {
        return new PageClient(address, List.of(), keys.timeout(), site.fetch().allowPrivate());
    }

    private static boolean asksTheOrigin(SourceSpec source) {
        return source instanceof SourceSpec.Changed changed
                && changed.by().signs().stream().anyMatch(sign -> sign != ChangeSign.LASTMOD);
    }

    /** Whatever is answered, the server is there; what it says of this page may differ from what it says of others. */
    private void ask(SiteSettings site, String server, PageClient client, String page) {
        try (client) {
            if (asked.add(site.name() + " " + server)) {
                PageAnswer answer = client.head(page);
                checks.add(new Check(
                        "site " + site.name(),
                        true,
                        server + " answers (status " + answer.status() + " for " + page + ")"));
            }
        } catch (IOException e) {
            checks.add(new Check(
                    "site " + site.name(),
                    false,
                    server + " does not answer for " + page + ": "
                            + Words.english().say(PageClient.why(e))
                            + "; check whether it is up and can be reached from here, and correct its address"));
        }
    }
}
