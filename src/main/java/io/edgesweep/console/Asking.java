package io.edgesweep.console;

import io.edgesweep.schedule.AskedRun;
import io.edgesweep.settings.JobFileReader;
import io.edgesweep.settings.SourceSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Asks for runs, after a look whether they can be run at all. */
final class Asking {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 100;

    private final Desk desk;
    private final SecureRandom random = new SecureRandom();

    Asking(Desk desk) {
        this.desk = desk;
    }

    /**
     * What is asked for.
     *
     * @param job       the job's name, or the path of its file
     * @param values    values that go before those of the file, by key
     * @param inputs    take the place of the job's sources
     * @param wideKinds whether rows may name the kinds host and all
     * @param dryRun    whether is only told what a run would do
     */
    record Order(
            String job, Map<String, String> values, List<AskedRun.Input> inputs, boolean wideKinds, boolean dryRun) {}

    /**
     * Asks for it. Gives its id.
     *
     * @throws io.edgesweep.settings.MistakesException when it cannot be run
     * @throws IOException when it cannot be kept
     */
    String ask(Order order) throws IOException {
        JobFileReader.read(
                JobFileReader.find(order.job(), desk.settings().jobs()),
                order.values(),
                order.inputs().stream().map(Asking::source).toList(),
                desk.settings().sites(),
                Instant.EPOCH);
        String id = newId();
        desk.asked()
                .ask(new AskedRun(
                        id,
                        order.job(),
                        order.values(),
                        order.inputs(),
                        order.wideKinds(),
                        order.dryRun(),
                        desk.clock().instant(),
                        null));
        return id;
    }

    private static SourceSpec source(AskedRun.Input input) {
        SourceSpec.Sitemap sitemap = new SourceSpec.Sitemap(input.place());
        return sitemap.isRemote() ? sitemap : new SourceSpec.Detected(Path.of(input.place()), input.name());
    }

    private String newId() {
        return ID.format(desk.clock().instant()) + "-" + String.format(Locale.ROOT, "%08x", random.nextInt());
    }

    /**
     * Puts an uploaded file aside, under a name of ours, until its run is over.
     *
     * @throws IOException when it cannot be written
     */
    AskedRun.Input keep(MultipartFile file) throws IOException {
        Path kept = Files.createDirectories(desk.settings().home().resolve("uploads"))
                .resolve(newId() + ".csv")
                .toAbsolutePath();
        try (InputStream in = file.getInputStream()) {
            Files.copy(in, kept);
        }
        return new AskedRun.Input(kept.toString(), name(file.getOriginalFilename()), true);
    }

    /** What its owner calls it, without what could be taken for a path or rewrite a line. */
    static String name(@Nullable String original) {
        String name =
                original == null ? "" : original.replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cc}\\p{Cf}]", "");
        return name.isBlank() ? "upload" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
