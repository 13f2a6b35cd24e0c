package io.edgesweep.story;

import static io.edgesweep.story.WebSite.MONDAY;
import static io.edgesweep.story.WebSite.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A job that has kept something for two nights, of which the older copies are put aside. Its sitemap lists a1, a2 and a3. */
public final class KeptNights implements AutoCloseable {

    public static final String SNAPSHOT = "www.snapshot";
    public static final String LISTED = "nightly.listed";
    public static final String DOCUMENTS = "nightly.documents";
    public static final List<String> ALL = List.of(SNAPSHOT, LISTED, DOCUMENTS);

    public final World world;
    public final WebSite web;
    private final Path folder;

    public KeptNights(Path folder) throws IOException {
        this.folder = folder;
        web = new WebSite();
        world = new World(folder);
        world.configured("sites.www.fetch.allow-private", "127.0.0.1");
        world.configured("sites.www.fetch.tries", "1");
        job("");
        web.pages("/sitemap.xml", "a1", "a2", "a3", "a4");
        assertThat(night()).isEqualTo(4);
        for (String name : ALL) {
            Files.copy(file(name), folder.resolve(name));
        }
        // a4 is removed, and a3 changes
        web.pages("/sitemap.xml", Map.of("a1", MONDAY, "a2", MONDAY, "a3", TUESDAY));
        assertThat(night()).isEqualTo(2);
    }

    /** @param more lines of the job file */
    public void job(String more) {
        world.job(
                "nightly",
                "site: www\n" + more + "sources: [{sitemap: '" + web.address("/sitemap.xml")
                        + "', only: changed, removed: true}]");
    }

    public Path file(String name) {
        return folder.resolve("home").resolve("snapshots").resolve(name);
    }

    public void damage(String name, UnaryOperator<byte[]> damage) throws IOException {
        Files.write(file(name), damage.apply(Files.readAllBytes(file(name))));
    }

    public static byte[] zeroed(byte[] bytes, int from, int to) {
        byte[] zeroed = bytes.clone();
        Arrays.fill(zeroed, from, to, (byte) 0);
        return zeroed;
    }

    /** Puts the copy of the first night back. */
    public void restore(String name) throws IOException {
        Files.copy(folder.resolve(name), file(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Plays a night that ends well, and gives how many targets it sent. */
    public long night() {
        int before = sent();
        assertThat(world.run("run", "nightly").exitCode()).isZero();
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(sent() - before);
        return world.report("nightly").counts().confirmed();
    }

    public void isQuietNow() {
        assertThat(night()).isZero();
        assertThat(findings()).doesNotContain(ALL);
    }

    public int sent() {
        return world.sandbox.journal().acceptedTargets().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    public int accepted(String page) {
        return world.sandbox.journal().acceptedTargets().getOrDefault("https://www.example.com/" + page, 0);
    }

    public String findings() {
        return String.join(
                "\n",
                world.report("nightly").findings().stream()
                        .map(finding -> Words.english().say(finding.reason()))
                        .toList());
    }

    @Override
    public void close() {
        web.close();
        world.close();
    }
}
