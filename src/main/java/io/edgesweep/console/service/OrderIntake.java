package io.edgesweep.console.service;

import io.edgesweep.file.WholeFile;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.OneOffJob;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.order.RunRequest;
import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Asks for runs, after a check whether they can be run at all. */
public final class OrderIntake {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 100;

    private final ConsoleServices desk;
    private final SecureRandom random = new SecureRandom();

    public OrderIntake(ConsoleServices desk) {
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
     * @param despitePause whether it is run even while it or its site is paused
     * @param awaited   whether whoever asks waits for the end, and says when it was told
     * @param oneOff    the job, where it has no file; null where it has one
     */
    public record Order(
            String job,
            Map<String, String> values,
            List<QueuedOrder.Input> inputs,
            boolean wideKinds,
            boolean dryRun,
            boolean despitePause,
            boolean awaited,
            @Nullable OneOffJob oneOff) {

        /** A job as its file has it, of these inputs if there are any. */
        public static Order of(String job, List<QueuedOrder.Input> inputs, boolean dryRun, boolean despitePause) {
            return new Order(job, Map.of(), inputs, false, dryRun, despitePause, false, null);
        }
    }

    /**
     * Asks for it. Gives its id.
     *
     * @param by who asks, in words
     * @throws MistakesException when it cannot be run
     * @throws IOException when it cannot be kept
     */
    public String ask(Order order, String by) throws IOException {
        QueuedOrder run = asked(order, null, null, by);
        RunRequest request = run.request(desk.settings());
        if (!request.missing().isEmpty()
                && (order.dryRun() || !isUnfinished(request.job().name()))) {
            throw new MistakesException(request.missing());
        }
        return ask(run);
    }

    /** Whether a run waits that may have read its input before. */
    private boolean isUnfinished(String job) {
        return desk.ledger().runs().unfinished(job).isPresent();
    }

    /**
     * Asks that what failed in the run is sent again. Gives the id of what was asked for.
     *
     * @param wideKinds whether the kinds host and all are sent again too
     * @param dryRun    whether is only told what that would do
     * @param despitePause whether it is done even while the job or its site is paused
     * @param awaited   whether whoever asks waits for the end, and says when it was told
     * @param by        who asks, in words
     * @throws IOException when it cannot be kept
     */
    public String retry(Run run, boolean wideKinds, boolean dryRun, boolean despitePause, boolean awaited, String by)
            throws IOException {
        Order order = new Order(run.job(), Map.of(), List.of(), wideKinds, dryRun, despitePause, awaited, null);
        return ask(asked(order, run.id(), null, by));
    }

    /**
     * Asks that some of what failed in the run is sent again. Gives the id of what was asked for.
     *
     * @throws IOException when it cannot be kept
     */
    public String retry(Run run, QueuedOrder.Choice choice, boolean despitePause, String by) throws IOException {
        return ask(asked(Order.of(run.job(), List.of(), false, despitePause), run.id(), choice, by));
    }

    /**
     * Asks for a run of what was a dry run. Gives the id of what was asked for.
     *
     * @param inputs take the place of those that came with it
     * @throws IOException when it cannot be kept
     */
    public String again(QueuedOrder dry, List<QueuedOrder.Input> inputs, boolean despitePause, String by)
            throws IOException {
        Order order =
                new Order(dry.job(), dry.values(), inputs, dry.wideKinds(), false, despitePause, false, dry.oneOff());
        return dry.retryOf() == null ? ask(order, by) : ask(asked(order, dry.retryOf(), dry.choice(), by));
    }

    private String ask(QueuedOrder run) throws IOException {
        desk.asked().ask(run);
        return run.id();
    }

    private QueuedOrder asked(Order order, @Nullable String retryOf, QueuedOrder.@Nullable Choice choice, String by) {
        return new QueuedOrder(
                newId(),
                order.job(),
                order.values(),
                order.inputs(),
                order.wideKinds(),
                order.dryRun(),
                order.despitePause(),
                order.awaited(),
                retryOf,
                choice,
                order.oneOff(),
                by,
                desk.clock().instant(),
                null);
    }

    private String newId() {
        return ID.format(desk.clock().instant()) + "-" + String.format(Locale.ROOT, "%08x", random.nextInt());
    }

    /**
     * Puts an uploaded file aside, under a name of ours, until it is asked for with its run.
     *
     * @throws IOException when it cannot be written
     */
    public QueuedOrder.Input keep(MultipartFile file) throws IOException {
        Path kept = Files.createDirectories(desk.settings().folders().home().resolve("uploads"))
                .resolve(newId() + ".csv")
                .toAbsolutePath();
        try (InputStream in = file.getInputStream();
                WholeFile whole = new WholeFile(kept)) {
            in.transferTo(whole.out());
            whole.appear();
        }
        return new QueuedOrder.Input(kept.toString(), name(file.getOriginalFilename()), true);
    }

    /** What its owner calls it, without what could be taken for a path or rewrite a line. */
    public static String name(@Nullable String original) {
        String name =
                original == null ? "" : original.replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cc}\\p{Cf}]", "");
        return name.isBlank() ? "upload" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
