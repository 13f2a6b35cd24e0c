package io.edgesweep.setup;

import io.edgesweep.file.OwnerOnlyFile;
import io.edgesweep.provider.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A first configuration: the account, a site, and a job that purges the front page of it.
 *
 * @param account its account
 * @param site    the site's name
 * @param zoneId  its zone; empty where it is not known, and for the CDN
 * @param hosts   its hosts; none where they are not known
 * @param quotas  its quotas in words, for people
 */
public record FirstConfiguration(
        FirstAccount account, String site, String zoneId, List<String> hosts, List<String> quotas) {

    /** Where the archive and the packages have the docs, below the folder of the program. */
    private static final String DOCS = "share/docs/";

    /** Stands where something is to be filled in. */
    private static final String MARK = "FILL-IN";

    public FirstConfiguration {
        hosts = List.copyOf(hosts);
        quotas = List.copyOf(quotas);
    }

    /** The files that there would be. */
    public static List<Path> files(Path folder) {
        return List.of(
                folder.resolve("application.yml"),
                folder.resolve("jobs").resolve("first.yml"),
                folder.resolve("urls.csv"));
    }

    /** Those of them that are there already. */
    public static List<Path> inTheWay(Path folder) {
        return files(folder).stream().filter(Files::exists).toList();
    }

    /**
     * Writes the files.
     *
     * @return them
     * @throws IOException when they cannot be written, or one is there already
     */
    public List<Path> write(Path folder) throws IOException {
        List<Path> there = inTheWay(folder);
        if (!there.isEmpty()) {
            throw new IOException(there.get(0) + " is there already");
        }
        List<Path> files = files(folder);
        Files.createDirectories(folder.resolve("jobs"));
        OwnerOnlyFile.write(files.get(0), application());
        OwnerOnlyFile.write(files.get(1), job());
        OwnerOnlyFile.write(files.get(2), "url\nhttps://" + frontHost() + "/\n");
        return files;
    }

    /** Whether there are places to be filled in. */
    public boolean isPartial() {
        return hosts.isEmpty() || (account.product() == Product.EDGEONE && zoneId.isEmpty());
    }

    /** The host whose front page is purged first: one that begins with www, else the first; a wildcard has no front page. */
    private String frontHost() {
        return hosts.stream()
                .filter(host -> !host.startsWith("*."))
                .min(Comparator.comparing(host -> !host.startsWith("www.")))
                .orElse(
                        hosts.isEmpty()
                                ? "fill-in.example.com"
                                : "www" + hosts.get(0).substring(1));
    }

    private String application() {
        List<String> lines = new ArrayList<>();
        lines.add("# Written by edgesweep init. All keys: " + DOCS + "configuration.md");
        lines.add("edgesweep:");
        lines.add("  accounts:");
        account.yaml().lines().forEach(lines::add);
        lines.add("  sites:");
        lines.add("    " + site + ":");
        lines.add("      account: " + FirstAccount.NAME);
        lines.add("      product: " + account.product().word());
        if (account.product() == Product.EDGEONE) {
            lines.add("      zone-id: "
                    + (zoneId.isEmpty() ? "zone-" + MARK + "   # the zone's id, from the console" : zoneId));
        }
        lines.add("      # nothing outside these is ever purged");
        if (hosts.isEmpty()) {
            lines.add("      hosts: [" + MARK + "]   # the site's host names");
        } else {
            lines.add("      hosts:");
            hosts.forEach(host -> lines.add("        - \"" + host + "\""));
        }
        lines.add("      reserve: 10%   # of each daily quota, left for people");
        quotas.forEach(quota -> lines.add("      #   " + quota));
        return String.join("\n", lines) + "\n";
    }

    private String job() {
        return String.join(
                "\n",
                "# Written by edgesweep init: edgesweep run first purges what urls.csv lists. All keys: " + DOCS
                        + "jobs.md",
                "site: " + site,
                "sources:",
                "  - csv: urls.csv",
                "#  - sitemap: https://" + frontHost() + "/sitemap.xml",
                "#    only: changed            # since it was last confirmed purged",
                "limits: {targets: 1000}       # more than that: nothing is sent",
                "# schedule: {cron: \"0 0 2 * * ?\", zone: Asia/Shanghai}",
                "");
    }
}
