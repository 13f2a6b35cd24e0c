package io.edgesweep.schedule;

import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.order.RunRequest;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.JobFiles;
import io.edgesweep.settings.read.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The folder of job files as it is from moment to moment. A file is read again when its content has changed, or when there
 * were mistakes in it, which may be somewhere else: a source that was missing may be there now.
 */
final class JobFolder {

    private static final String LEFT = "the run that was left unfinished is resumed if it has read them";

    private final Settings settings;
    private final Consumer<String> said;
    private final Predicate<String> unfinished;
    private final Map<String, Content> known = new TreeMap<>();
    private final Set<String> missingOnce = new HashSet<>();
    private final Map<String, String> mistakes = new HashMap<>();

    /** What a file said, and the job that it made when that could last be read. */
    private record Content(
            String text, boolean good, @Nullable JobFile job) {}

    /**
     * A folder that was not looked at yet.
     *
     * @param said       takes a line about each thing that people should know
     * @param unfinished whether the job of that name has a run that was left unfinished
     */
    JobFolder(Settings settings, Consumer<String> said, Predicate<String> unfinished) {
        this.settings = settings;
        this.said = said;
        this.unfinished = unfinished;
    }

    /** Looks at every file again. Gives whether the folder could be read. */
    synchronized boolean look() {
        Map<String, Path> files;
        try {
            files = JobFiles.in(settings.folders().jobs());
        } catch (MistakesException e) {
            say("", words(e) + "; until then no job changes");
            return false;
        }
        mistakes.remove("");
        Set<String> gone = new TreeSet<>(known.keySet());
        gone.removeAll(files.keySet());
        // Whoever saves a file may put another in its place; gone is what is still gone at the next look.
        gone.stream().filter(missingOnce::contains).toList().forEach(this::forget);
        missingOnce.clear();
        missingOnce.addAll(gone);
        files.forEach(this::look);
        return true;
    }

    private void forget(String job) {
        known.remove(job);
        mistakes.remove(job);
    }

    private void look(String job, Path file) {
        Content before = known.get(job);
        JobFile last = before == null ? null : before.job();
        String text;
        try {
            text = new String(YamlFile.bytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            known.put(job, new Content("", false, last));
            say(job, "job " + job + ": " + file + " cannot be read, " + kept(last) + ": " + LocalFailure.words(e));
            return;
        } catch (MistakesException e) {
            known.put(job, new Content("", false, last));
            say(job, "job " + job + ": mistakes in its file, " + kept(last) + ": " + words(e));
            return;
        }
        if (before == null || !before.good() || !before.text().equals(text)) {
            known.put(job, read(job, file, text, last));
        }
    }

    private Content read(String job, Path file, String text, @Nullable JobFile last) {
        try {
            Content content = new Content(text, true, read(file));
            mistakes.remove(job);
            return content;
        } catch (MistakesException e) {
            Optional<RunRequest> left = last == null ? left(job, file) : Optional.empty();
            say(
                    job,
                    "job " + job + ": mistakes in its file, "
                            + left.map(any -> LEFT).orElse(kept(last)) + ": " + words(e));
            return new Content(text, false, left.map(RunRequest::job).orElse(last));
        }
    }

    /** The job of a run that was left unfinished and may have read its input, when nothing is wrong but that this is gone. */
    private Optional<RunRequest> left(String job, Path file) {
        try {
            return unfinished.test(job) ? Optional.of(readThoughMissing(file)) : Optional.empty();
        } catch (MistakesException e) {
            return Optional.empty();
        }
    }

    private RunRequest readThoughMissing(Path file) {
        List<Mistake> missing = new ArrayList<>();
        JobFile job = JobFileReader.readThoughMissing(
                file, Map.of(), List.of(), settings.knownSites(), Instant.EPOCH, missing::addAll);
        return new RunRequest(job, Set.of(), missing);
    }

    /** A schedule need not fire any more: what came last may have been missed, or its run may be unfinished. */
    private JobFile read(Path file) {
        return JobFileReader.read(file, Map.of(), List.of(), settings.knownSites(), Instant.EPOCH);
    }

    /** Says it once, until there is something else to say. */
    private void say(String job, String words) {
        if (!words.equals(mistakes.put(job, words))) {
            said.accept(words);
        }
    }

    private static String kept(@Nullable JobFile last) {
        return last == null ? "it will not run until they are corrected" : "it stays as it was";
    }

    static String words(MistakesException e) {
        return e.mistakes().stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    /** The schedules of the jobs that have one, mistaken files as they last were. */
    synchronized Map<String, ScheduleSpec> scheduled() {
        Map<String, ScheduleSpec> scheduled = new TreeMap<>();
        known.forEach((name, content) -> {
            JobFile job = content.job();
            if (job != null) {
                job.schedule().ifPresent(schedule -> scheduled.put(name, schedule));
            }
        });
        return scheduled;
    }

    /** The jobs that have a schedule, as their files could last be read. */
    synchronized List<JobFile> withSchedule() {
        return known.values().stream()
                .map(Content::job)
                .filter(job -> job != null && job.schedule().isPresent())
                .toList();
    }

    /** Whether the job has a file. */
    boolean isThere(String name) {
        try {
            return JobFiles.in(settings.folders().jobs()).containsKey(name);
        } catch (MistakesException e) {
            return false;
        }
    }

    /** The job as its file could last be read. */
    synchronized Optional<JobFile> lastKnown(String name) {
        Content content = known.get(name);
        return Optional.ofNullable(content == null ? null : content.job());
    }

    /** The jobs whose file could not be read yet. */
    synchronized Set<String> unclear() {
        return known.entrySet().stream()
                .filter(each -> each.getValue().job() == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * The job as its file and its patterns of files say now; as it last was if there are mistakes in it. Files that cannot be read
     * are told by it, because an unfinished run may have read them.
     *
     * @throws MistakesException when it never was without any
     */
    synchronized RunRequest job(String name) {
        Content content = known.get(name);
        JobFile last = content == null ? null : content.job();
        try {
            return readThoughMissing(JobFiles.file(name, settings.folders().jobs()));
        } catch (MistakesException e) {
            if (last == null) {
                throw e;
            }
            said.accept("job " + name + ": mistakes in its file, it runs as it last was: " + words(e));
            return new RunRequest(last, Set.of());
        }
    }
}
