package io.edgesweep.console.service;

import io.edgesweep.file.WholeFile;
import io.edgesweep.order.QueuedOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartFile;

/**
 * Lists that somebody has brought and not sent yet: what becomes of them is shown first. They are kept as files as long as this
 * process lives, the latest of them alone.
 */
public final class Drafts {

    private static final int KEPT = 20;
    private static final int BYTES = 12;

    private final Path folder;
    private final Path uploads;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /** The orders of those that were sent, or are being sent. */
    private final Map<String, CompletableFuture<String>> sent = new ConcurrentHashMap<>();

    /**
     * Throws away what an earlier process has left.
     *
     * @param home the home folder
     * @throws IOException when its folder cannot be used
     */
    public Drafts(Path home) throws IOException {
        this.folder = Files.createDirectories(home.resolve("drafts"));
        this.uploads = Files.createDirectories(home.resolve("uploads"));
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * A list.
     *
     * @param id   its own name
     * @param file where it is
     * @param name what people call it
     */
    public record Draft(String id, Path file, String name) {}

    /** Keeps an upload under a new name. */
    public Draft keep(MultipartFile file) throws IOException {
        return keep(newId(), file);
    }

    /** Keeps an upload under a name. */
    public Draft keep(String id, MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return keep(id, in, OrderIntake.name(file.getOriginalFilename()));
        }
    }

    /** Keeps a text under a new name. */
    public Draft keep(InputStream text, String name) throws IOException {
        return keep(newId(), text, name);
    }

    /** Keeps a list once more, to be sent by itself. */
    public Draft again(Draft draft) throws IOException {
        try (InputStream in = Files.newInputStream(draft.file())) {
            return keep(in, draft.name());
        }
    }

    /** Nobody waits while a slow browser brings a list. */
    private Draft keep(String id, InputStream in, String name) throws IOException {
        Path file = folder.resolve(newId() + ".csv").toAbsolutePath();
        try (WholeFile whole = new WholeFile(file)) {
            in.transferTo(whole.out());
            whole.appear();
        }
        Draft draft = new Draft(id, file, name);
        Optional<Draft> oldest = put(draft);
        if (oldest.isPresent()) {
            Files.deleteIfExists(oldest.get().file());
            sent.remove(oldest.get().id());
        }
        return draft;
    }

    /** Gives the one that makes room for it. */
    private synchronized Optional<Draft> put(Draft draft) {
        drafts.put(draft.id(), draft);
        return drafts.size() > KEPT
                ? Optional.ofNullable(drafts.remove(drafts.keySet().iterator().next()))
                : Optional.empty();
    }

    private String newId() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The list with the name, as long as it is kept. */
    public synchronized Optional<Draft> find(String id) {
        return Optional.ofNullable(drafts.get(id));
    }

    /** Asks for a run of a list. */
    @FunctionalInterface
    public interface Sending {

        /** Gives the order's id. */
        String send() throws IOException;
    }

    /**
     * Has the list sent, but not by a second press of the button: that waits for the first order, whose id is given. Nobody waits for the
     * sending of another list.
     */
    public String sentOnce(Draft draft, Sending sending) throws IOException {
        CompletableFuture<String> ours = new CompletableFuture<>();
        CompletableFuture<String> first = sent.putIfAbsent(draft.id(), ours);
        if (first != null) {
            try {
                return first.join();
            } catch (CompletionException e) {
                throw new IOException("The first press of the button has not sent it", e.getCause());
            }
        }
        try {
            String order = sending.send();
            ours.complete(order);
            return order;
        } finally {
            if (!ours.isDone()) {
                sent.remove(draft.id());
                ours.completeExceptionally(new IOException("It was not taken"));
            }
        }
    }

    /** A copy of it for an order, which takes it away. */
    public QueuedOrder.Input input(Draft draft) throws IOException {
        Path copy = uploads.resolve(newId() + ".csv").toAbsolutePath();
        try (InputStream in = Files.newInputStream(draft.file());
                WholeFile whole = new WholeFile(copy)) {
            in.transferTo(whole.out());
            whole.appear();
        }
        return new QueuedOrder.Input(copy.toString(), draft.name(), true);
    }
}
