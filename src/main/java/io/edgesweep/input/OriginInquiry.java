package io.edgesweep.input;

import io.edgesweep.ledger.OriginUse;
import io.edgesweep.order.Progress;
import io.edgesweep.page.OriginQuestions;
import io.edgesweep.page.PageClient;
import io.edgesweep.process.RunLog;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.Spill;
import io.edgesweep.spill.TupleSorter;
import io.edgesweep.targets.ChangeSign;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Seen;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the origins of a job's sites about the targets of which nothing else tells whether they have changed: those first about
 * which they were asked longest ago, so that a large site is gone through in turn, night by night. Memory does not grow with
 * their number.
 */
public final class OriginInquiry implements Closeable {

    /** So many targets are asked about before the next are looked for. Within them, they are asked in the order of the input. */
    private static final int ROUND = 10_000;

    /** So many questions are written down together: as many may be asked once more after a crash. */
    private static final int WRITTEN_DOWN_AT = 500;

    /** Longs of a candidate: when it was asked about, its ordinal, its site's number. */
    private static final int WIDTH = 3;

    private static final int IN_MEMORY = 250_000;

    private final ChangeDetection changes;
    private final Spill spill;
    private final Path folder;
    private final Progress progress;
    private final OriginUse use;
    private final QuotaDay night;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long total;
    private long done;

    /** The origin of one site, and those who ask it. */
    private static final class Server implements Closeable {

        private final OriginQuestions questions;
        private final int budget;
        private int writtenRequests;
        private long writtenBytes;
        private final int atOnce;
        private final ExecutorService askers;
        private final Semaphore room;

        Server(OriginQuestions questions, OriginKeys keys, OriginKeys.Budget left) {
            this.questions = questions;
            this.budget = left.requests();
            this.atOnce = keys.pace().atOnce();
            this.askers = Executors.newFixedThreadPool(atOnce, task -> RunLog.daemon(task, "ask"));
            this.room = new Semaphore(atOnce);
        }

        /** What was asked since it was last written down. */
        OriginUse.Used used() {
            int requests = questions.requests();
            long bytes = questions.bytes();
            OriginUse.Used used = new OriginUse.Used(requests - writtenRequests, bytes - writtenBytes);
            writtenRequests = requests;
            writtenBytes = bytes;
            return used;
        }

        @Override
        public void close() {
            askers.shutdownNow();
            questions.close();
        }
    }

    /**
     * An inquiry, which begins with {@link #ask}.
     *
     * @param folder where what is sorted is put
     * @param over   tells when nothing more is to be asked
     */
    public OriginInquiry(
            JobFile job,
            RunServices workshop,
            ChangeDetection changes,
            Spill spill,
            Path folder,
            BooleanSupplier over,
            Progress progress) {
        this.changes = changes;
        this.spill = spill;
        this.folder = folder;
        this.progress = progress;
        this.use = workshop.ledger().origins();
        this.night = QuotaDay.of(workshop.clock().instant());
        for (String name : job.sites()) {
            SiteSettings site = workshop.settings().site(name);
            site.origin().ifPresent(keys -> {
                OriginKeys.Budget left = left(keys.budget(), use.of(name, night));
                OriginQuestions questions = new OriginQuestions(
                        PageClient.ofOrigin(keys, site.fetch().allowPrivate()),
                        keys,
                        left,
                        site.fetch().tries().longestWait(),
                        over,
                        workshop.sleeper(),
                        workshop.clock(),
                        System::nanoTime);
                servers.put(name, new Server(questions, keys, left));
                names.add(name);
            });
        }
    }

    private static OriginKeys.Budget left(OriginKeys.Budget budget, OriginUse.Used used) {
        return new OriginKeys.Budget(
                (int) Math.max(0, budget.requests() - used.requests()), Math.max(0, budget.bytes() - used.bytes()));
    }

    /** Counts what was asked among the night's, so that it is not asked once more by the next run, or by this one resumed. */
    private void writeDownUse(int least) {
        servers.forEach((site, server) -> {
            if (server.questions.requests() - server.writtenRequests >= least) {
                use.add(site, night, server.used());
            }
        });
    }

    /** Asks, and has each answer given back with its row. */
    public void ask() throws IOException, InterruptedException {
        try (TupleSorter candidates = new TupleSorter(folder, "candidates", WIDTH, IN_MEMORY)) {
            drain((row, known) -> {
                int site = names.indexOf(row.site());
                if (site >= 0 && !changes.toAsk(row, known).isEmpty()) {
                    Seen before = known == null ? null : known.seen();
                    candidates.add(before == null ? 0 : before.at().toEpochMilli(), row.ordinal(), site);
                    total++;
                }
            });
            try (TupleSorter.Sorted oldest = candidates.sorted()) {
                for (long[] round = next(oldest); round.length > 0; round = next(oldest)) {
                    ask(round);
                }
            }
        }
        spill.endAnswers();
    }

    /** The ordinals of the next targets, in order; none when there are no more, or nobody is left to be asked. */
    private long[] next(TupleSorter.Sorted oldest) throws IOException {
        int[] left = names.stream().mapToInt(name -> left(requireServer(name))).toArray();
        long[] round = new long[ROUND];
        int size = 0;
        while (size < ROUND && Arrays.stream(left).anyMatch(requests -> requests > 0)) {
            long[] tuple = oldest.next();
            if (tuple == null) {
                break;
            }
            int site = (int) tuple[2];
            if (left[site] > 0) {
                left[site]--;
                round[size++] = tuple[1];
            }
        }
        long[] ordinals = Arrays.copyOf(round, size);
        Arrays.sort(ordinals);
        return ordinals;
    }

    private static int left(Server server) {
        return server.questions.isClosed() ? 0 : server.budget - server.questions.requests();
    }

    private Server requireServer(String site) {
        Server server = servers.get(site);
        if (server == null) {
            throw new IllegalStateException("site " + site + " has no origin");
        }
        return server;
    }

    private void ask(long[] ordinals) throws IOException, InterruptedException {
        int[] at = new int[1];
        drain((row, known) -> {
            if (at[0] < ordinals.length && ordinals[at[0]] == row.ordinal()) {
                at[0]++;
                hand(row, known);
                writeDownUse(WRITTEN_DOWN_AT);
            }
        });
        for (Server server : servers.values()) {
            server.room.acquire(server.atOnce);
            server.room.release(server.atOnce);
        }
        writeDownUse(1);
        Exception failed = failure.get();
        if (failed instanceof IOException unwritten) {
            throw unwritten;
        } else if (failed != null) {
            throw new IllegalStateException("A question to an origin came to no end", failed);
        }
        done += ordinals.length;
        progress.at("ask", done, total);
    }

    private void hand(TargetRow row, @Nullable LastPurge known) throws InterruptedException {
        Server server = requireServer(row.site());
        if (server.questions.isClosed()) {
            return;
        }
        List<ChangeSign> signs = changes.toAsk(row, known);
        Seen before = known == null ? null : known.seen();
        server.room.acquire();
        server.askers.execute(() -> {
            try {
                spill.answered(row.ordinal(), server.questions.ask(row.target().value(), signs, before));
            } catch (IOException | RuntimeException e) {
                failure.compareAndSet(null, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                server.room.release();
            }
        });
    }

    private interface Rows {
        void take(TargetRow row, @Nullable LastPurge known) throws IOException, InterruptedException;
    }

    private void drain(Rows rows) throws IOException, InterruptedException {
        AtomicReference<InterruptedException> interrupted = new AtomicReference<>();
        try {
            spill.drain(new Spill.Sink() {
                @Override
                public void unique(TargetRow row, @Nullable LastPurge known) throws IOException {
                    try {
                        rows.take(row, known);
                    } catch (InterruptedException e) {
                        interrupted.set(e);
                        throw new UncheckedIOException(new IOException(e));
                    }
                }

                @Override
                public void duplicate(RejectedRow row) {
                    // The row that it is the same as is asked about.
                }

                @Override
                public void end() {
                    // Nothing was kept back.
                }
            });
        } catch (UncheckedIOException e) {
            InterruptedException cause = interrupted.get();
            if (cause != null) {
                throw cause;
            }
            throw e.getCause();
        }
    }

    /** What is to be told of it. */
    public List<Reason> notes() {
        List<Reason> notes = new ArrayList<>();
        servers.forEach((site, server) -> {
            OriginQuestions questions = server.questions;
            notes.add(ended(server)
                    .map(why -> Reason.of("finding.origin-asked-no-more", site, questions.requests(), why))
                    .orElseGet(() -> Reason.of("finding.origin-asked", site, questions.requests())));
            if (questions.isUnsteady()) {
                notes.add(Reason.of("finding.origin-unsteady", site));
            }
            if (questions.weak() > 0) {
                notes.add(Reason.of("finding.origin-weak", site, questions.weak()));
            }
            Reason failure = questions.lastFailure();
            if (questions.closed() == null && failure != null && !questions.isSilent()) {
                notes.add(Reason.of("finding.origin-unanswered", site, failure));
            }
        });
        return notes;
    }

    /** The origins that were asked and never answered: of what they serve nothing is known. */
    public List<Reason> silent() {
        List<Reason> silent = new ArrayList<>();
        servers.forEach((site, server) -> {
            if (server.questions.isSilent()) {
                Reason failure = Objects.requireNonNullElse(server.questions.lastFailure(), Reason.NONE);
                silent.add(ended(server)
                        .map(why -> Reason.of("finding.origin-silent-no-more", site, failure, why))
                        .orElseGet(() -> Reason.of("finding.origin-silent", site, failure)));
            }
        });
        return silent;
    }

    private Optional<Reason> ended(Server server) {
        Reason closed = server.questions.closed();
        boolean isSpent = done < total && server.questions.requests() >= server.budget;
        return Optional.ofNullable(closed == null && isSpent ? OriginQuestions.SPENT : closed);
    }

    @Override
    public void close() {
        servers.values().forEach(Server::close);
    }
}
