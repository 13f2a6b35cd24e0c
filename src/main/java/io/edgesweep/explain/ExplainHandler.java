package io.edgesweep.explain;

import io.edgesweep.explain.Explanation.Last;
import io.edgesweep.explain.Explanation.Next;
import io.edgesweep.explain.Explanation.OfJob;
import io.edgesweep.explain.Explanation.Once;
import io.edgesweep.input.spool.InputSpool;
import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.pause.Holds;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.JobFiles;
import io.edgesweep.targets.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Explains why a target was sent or not, job by job. Sends nothing, and writes nothing down. */
public final class ExplainHandler {

    private static final Words ENGLISH = Words.of(Language.ENGLISH);

    private final RunServices workshop;

    public ExplainHandler(RunServices workshop) {
        this.workshop = workshop;
    }

    /** Explains it in English, as programs and the command line are told. */
    public Explanation explain(ExplainRequest request) throws IOException {
        return explain(request, ENGLISH);
    }

    /**
     * Explains it.
     *
     * @param words the language of the sentences
     * @throws MistakesException when there is no such job, or the text is empty
     * @throws IOException when what is read cannot be put aside, or what earlier nights kept is damaged
     */
    public Explanation explain(ExplainRequest request, Words words) throws IOException {
        Settings settings = workshop.settings();
        if (request.target().isBlank()) {
            throw new MistakesException(
                    List.of(new Mistake("", "URL", "is empty; allowed: a URL such as https://www.example.com/")));
        }
        Wanted wanted = new Wanted(request.target(), settings.input().target());
        List<OfJob> explained = new ArrayList<>();
        List<OfJob> mistaken = new ArrayList<>();
        List<JobFile> jobs = new ArrayList<>();
        if (request.job().isEmpty()) {
            files().forEach((name, file) -> {
                try {
                    jobs.add(read(file));
                } catch (MistakesException e) {
                    mistaken.add(mistaken(name, e, words));
                }
            });
        } else {
            jobs.add(read(JobFileReader.find(request.job(), settings.folders().jobs())));
        }
        for (JobFile job : concerned(jobs, wanted, request)) {
            explained.add(of(job, wanted, request.offline(), words));
        }
        explained.addAll(mistaken);
        return new Explanation(request.target().strip(), explained, once(request, wanted, words));
    }

    /** Who asks about one job asks about no other purge. */
    private @Nullable Once once(ExplainRequest request, Wanted wanted, Words words) {
        return request.job().isEmpty()
                ? new LastOneOff(workshop.ledger(), files().keySet(), words)
                        .of(wanted)
                        .orElse(null)
                : null;
    }

    private Map<String, Path> files() {
        return JobFiles.in(workshop.settings().folders().jobs());
    }

    private JobFile read(Path file) {
        return JobFileReader.readThoughMissing(
                file, Map.of(), List.of(), workshop.settings().knownSites(), Instant.EPOCH, missing -> {});
    }

    /** Those that have the target's host; all where none has, to say why. */
    private List<JobFile> concerned(List<JobFile> jobs, Wanted wanted, ExplainRequest request) {
        List<JobFile> ours = jobs.stream()
                .filter(job -> job.sites().stream()
                        .anyMatch(site -> workshop.settings().site(site).site().covers(wanted.host())))
                .toList();
        return ours.isEmpty() || !request.job().isEmpty() ? jobs : ours;
    }

    private OfJob of(JobFile job, Wanted wanted, boolean offline, Words words) throws IOException {
        Holds holds = Holds.now(workshop.settings(), workshop.ledger().pauses());
        Last last = new LastRun(workshop.ledger(), holds, workshop.clock().instant(), words).of(job, wanted);
        boolean pipe = InputSpool.readsPipe(job);
        SourceFindings found =
                offline || pipe || job.rules().kind() == Kind.ALL ? null : new SourceSearch(workshop).of(job, wanted);
        String notRead = words.say(pipe ? "explain.said.pipe" : "explain.said.offline");
        Next next = new NextRun(workshop, job, wanted, found, notRead, words).explained();
        return new OfJob(job.name(), job.sites(), last, next);
    }

    private static OfJob mistaken(String name, MistakesException e, Words words) {
        String said = words.say("explain.said.mistakes");
        String first = e.mistakes().get(0).toString();
        return new OfJob(
                name,
                List.of(),
                new Last("", null, "", Explanation.UNKNOWN, "", said, first, null),
                new Next(null, Explanation.UNKNOWN, said, first, "", List.of()));
    }
}
