package io.edgesweep.input.spool;

import io.edgesweep.file.WholeFile;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.report.ExitCode;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.source.stream.InputFiles;
import io.edgesweep.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts aside, in the home folder, what a job can read but once: a run reads its input twice, for its hash and for its rows, and once
 * more when it is resumed. What is put aside goes when its run is over. What a named pipe gave to a run that never got so far is read
 * before the pipe is read again; behind {@code /dev/stdin} and its like stands whoever starts us, with the content of today.
 */
public final class InputSpool {

    private static final Logger log = LoggerFactory.getLogger(InputSpool.class);

    private static final String RUN = ".run";

    private final Path folder;
    private final RunServices workshop;
    private final List<Path> used = new ArrayList<>();
    private final List<Path> made = new ArrayList<>();

    public InputSpool(RunServices workshop) {
        this.workshop = workshop;
        this.folder = workshop.settings().folders().home().resolve("spool").resolve("inputs");
    }

    /**
     * The job, with files in the place of what can be read but once.
     *
     * @throws io.edgesweep.settings.MistakesException when there is too much of it, or no end of it within the job's deadline, or it is silent for too long
     * @throws IOException when it cannot be put aside
     */
    public JobFile of(JobFile job) throws IOException {
        removeEnded();
        List<SourceSpec> sources = new ArrayList<>();
        for (SourceSpec source : job.sources()) {
            sources.add(spooled(job, source));
        }
        return job.withSources(sources);
    }

    private SourceSpec spooled(JobFile job, SourceSpec source) throws IOException {
        if (source instanceof SourceSpec.Changed changed) {
            return new SourceSpec.Changed(
                    spooled(job, changed.source()), changed.undated(), changed.removed(), changed.by());
        }
        if (source instanceof SourceSpec.Csv csv && InputFiles.isReadOnce(csv.file())) {
            return new SourceSpec.Csv(putAside(job, csv.file()), csv.name(), csv.layout());
        }
        if (source instanceof SourceSpec.Detected detected && InputFiles.isReadOnce(detected.file())) {
            return new SourceSpec.Detected(putAside(job, detected.file()), detected.name(), detected.layout());
        }
        if (source instanceof SourceSpec.Sitemap sitemap
                && !sitemap.isRemote()
                && InputFiles.isReadOnce(Path.of(sitemap.location()))) {
            return new SourceSpec.Sitemap(
                    putAside(job, Path.of(sitemap.location())).toString(), sitemap.also());
        }
        return source;
    }

    private Path putAside(JobFile job, Path input) throws IOException {
        Path place = folder.resolve(key(job.name(), input.toAbsolutePath().normalize()));
        Path file = place.resolve(String.valueOf(input.getFileName()));
        used.add(place);
        if (Files.exists(file) && !isOfWhoeverStartsUs(input)) {
            log.warn(
                    "{}: what it gave before is read, for the run that was to read it did not get so far; the next run reads"
                            + " what it gives then",
                    input);
            return file;
        }
        made.add(place);
        Files.createDirectories(place);
        Files.deleteIfExists(note(place));
        Files.deleteIfExists(file);
        new PipeReader(job.name(), input, file, workshop).await(job.limits().deadline());
        return file;
    }

    private static boolean isOfWhoeverStartsUs(Path input) {
        Path path = input.toAbsolutePath().normalize();
        return path.startsWith("/dev") || path.startsWith("/proc");
    }

    /** Whether the job reads what whoever starts us gives once, on standard input say, so that nobody could read it again. */
    public static boolean readsWhatIsGivenOnce(JobFile job) {
        return placesReadOnce(job).anyMatch(InputSpool::isOfWhoeverStartsUs);
    }

    /** Whether the job reads a pipe, so that whoever reads it before takes it from the job. */
    public static boolean readsPipe(JobFile job) {
        return placesReadOnce(job).findAny().isPresent();
    }

    private static Stream<Path> placesReadOnce(JobFile job) {
        return job.sources().stream()
                .map(source -> source instanceof SourceSpec.Changed changed ? changed.source() : source)
                .map(InputSpool::place)
                .flatMap(Optional::stream)
                .filter(InputFiles::isReadOnce);
    }

    private static Optional<Path> place(SourceSpec source) {
        if (source instanceof SourceSpec.Csv csv) {
            return Optional.of(csv.file());
        }
        if (source instanceof SourceSpec.Detected detected) {
            return Optional.of(detected.file());
        }
        return source instanceof SourceSpec.Sitemap sitemap && !sitemap.isRemote()
                ? Optional.of(Path.of(sitemap.location()))
                : Optional.empty();
    }

    /** The run is the one that reads what was put aside. */
    public void belongsTo(Run run) throws IOException {
        for (Path place : used) {
            WholeFile.write(note(place), writer -> writer.write(run.id()));
        }
    }

    /** Throws away what was put aside: its run is over. */
    public void remove() {
        used.forEach(InputSpool::remove);
    }

    /** Throws away what was put aside by this, and not before. */
    public void removeMade() {
        made.forEach(InputSpool::remove);
    }

    /** Throws away what runs have left that are over. */
    private void removeEnded() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> places = Files.list(folder)) {
            for (Path place : places.filter(Files::isDirectory).toList()) {
                if (isOver(place)) {
                    remove(place);
                }
            }
        }
    }

    /** Whether nobody needs it: its rows are in the ledger, or a person has stopped their run. */
    private boolean isOver(Path place) throws IOException {
        if (Files.notExists(note(place))) {
            return false;
        }
        Optional<Run> reader =
                workshop.ledger().runs().find(Files.readString(note(place)).strip());
        return reader.isPresent()
                && (workshop.stops().isAsked(reader.get())
                        || (reader.get().state() == RunState.FINISHED
                                && (workshop.ledger()
                                                .recorder()
                                                .isSealed(reader.get().id())
                                        || Integer.valueOf(ExitCode.STOPPED.code())
                                                .equals(reader.get().exitCode()))));
    }

    private static void remove(Path place) {
        try {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    for (Path file : files.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            Files.deleteIfExists(place);
            Files.deleteIfExists(note(place));
        } catch (IOException e) {
            log.warn(
                    "{} was put aside for a run that is over, and cannot be removed; remove it: {}",
                    place,
                    LocalFailure.words(e));
        }
    }

    private static Path note(Path place) {
        return place.resolveSibling(place.getFileName() + RUN);
    }

    /** Of one input of one job, always the same. */
    private static String key(String job, Path input) {
        return HexFormat.of().formatHex(Sha256.of(job + "\0" + input), 0, 8);
    }
}
