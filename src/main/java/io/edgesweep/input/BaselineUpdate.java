package io.edgesweep.input;

import static java.util.Objects.requireNonNull;

import io.edgesweep.input.state.KeptState;
import io.edgesweep.input.state.KeptVersions;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.snapshot.ChangeRule;
import io.edgesweep.snapshot.GoneUrls;
import io.edgesweep.snapshot.Snapshot;
import io.edgesweep.spill.Fingerprint;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of what a run has seen confirmed what the next night is compared with. To do so again changes nothing. */
final class BaselineUpdate implements Closeable {

    private final KeptState kept;
    private final Optional<GoneUrls> gone;
    private final KnownDocumentVersions documents;
    private final Set<String> open;
    private final Runnable look;
    private final Map<String, Snapshot.Update> updates = new LinkedHashMap<>();

    /**
     * @param kept      what there is now
     * @param gone      what the run found removed; empty when it need not be remembered
     * @param documents which versions were read
     * @param open      the documents that must be read again; those that are found to be are added
     * @param keys      by which two targets are one
     * @param look      is run again and again, and may end the work before anything of it counts
     */
    BaselineUpdate(
            KeptState kept,
            Path folder,
            Optional<GoneUrls> gone,
            KnownDocumentVersions documents,
            Set<String> open,
            CacheKeys keys,
            Runnable look)
            throws IOException {
        this.kept = kept;
        this.gone = gone;
        this.documents = documents;
        this.open = open;
        this.look = look;
        for (Map.Entry<String, KeptVersions> each : kept.snapshots().entrySet()) {
            Snapshot snapshot =
                    new Snapshot(folder, each.getKey(), each.getValue().isUsable(), keys);
            updates.put(each.getKey(), snapshot.update());
        }
    }

    void remember(History history, String run) throws IOException {
        try {
            history.forEachRow(run, this::remember);
            if (gone.isPresent()) {
                gone.get().settle(this::forget);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Long> beginnings = new ArrayList<>();
        for (Map.Entry<String, Snapshot.Update> each : updates.entrySet()) {
            beginnings.add(save(each.getValue(), requireNonNull(kept.snapshots().get(each.getKey()))));
        }
        if (gone.isPresent() && kept.listed().isPresent()) {
            gone.get().save(kept.listed().get()::replace);
        }
        // After the snapshots and the list: a document that is not read again must have all its targets in them.
        if (kept.documents().isPresent()) {
            documents.save(open, beginnings.toString(), kept.documents().get()::replace);
        }
    }

    /** What the origin answered about a target that is not purged. */
    void seen(TargetRow row, @Nullable Instant first) throws IOException {
        Snapshot.Update update = updates.get(row.site());
        if (update != null) {
            update.seen(row, first);
        }
    }

    /** A target is known under another fingerprint, by the cache key that its site had before. */
    void moved(TargetRow row, Instant sentAt, Fingerprint before) throws IOException {
        Snapshot.Update update = updates.get(row.site());
        if (update != null) {
            update.moved(row, sentAt, before);
        }
    }

    /** Keeps that, and nothing else. */
    void saveSeen() throws IOException {
        for (Map.Entry<String, Snapshot.Update> each : updates.entrySet()) {
            if (!each.getValue().isEmpty()) {
                save(each.getValue(), requireNonNull(kept.snapshots().get(each.getKey())));
            }
        }
    }

    /** A run that confirmed nothing puts nothing in the place of what is lost, so that it is told of again. */
    private long save(Snapshot.Update update, KeptVersions file) throws IOException {
        if (file.loss().isEmpty() || !update.isEmpty()) {
            update.save(file::replace, look);
        }
        return file.since();
    }

    private void forget(TargetRow row) throws IOException {
        Snapshot.Update update = updates.get(row.site());
        if (update != null) {
            update.gone(row);
        }
    }

    private void remember(RowOutcome row) {
        look.run();
        TargetRow target = row.target();
        Batch batch = row.batch();
        if (target == null || batch == null) {
            if (row.outcome() == Outcome.INVALID) {
                // It is to be told of every night.
                open.add(row.place().source());
            }
            return;
        }
        Snapshot.Update update = updates.get(target.site());
        if (row.outcome() == Outcome.CONFIRMED && batch.calls().sentAt() != null && update != null) {
            if (ChangeRule.leavesRoom(target.lastmod(), batch.calls().sentAt())) {
                open.add(row.place().source());
            }
            if (target.target().kind() == Kind.URL) {
                try {
                    confirmed(target, batch.calls().sentAt(), update);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        } else {
            open.add(row.place().source());
            if (row.outcome() == Outcome.FAILED || row.outcome() == Outcome.REFUSED) {
                failed(target, batch, update);
            }
        }
    }

    private static void failed(TargetRow target, Batch batch, Snapshot.@Nullable Update update) {
        Instant sentAt = batch.calls().sentAt();
        if (update != null && sentAt != null && target.target().kind() == Kind.URL && !target.removed()) {
            try {
                update.failed(target, sentAt);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void confirmed(TargetRow target, Instant sentAt, Snapshot.Update update) throws IOException {
        if (target.removed()) {
            update.gone(target);
        } else {
            update.confirmed(target, sentAt);
        }
        if (gone.isPresent()) {
            gone.get().confirmed(target, sentAt);
        }
    }

    @Override
    public void close() throws IOException {
        for (Snapshot.Update update : updates.values()) {
            update.close();
        }
        if (gone.isPresent()) {
            gone.get().close();
        }
    }
}
