package io.edgesweep.check;

import io.edgesweep.file.FileGlob;
import io.edgesweep.input.DateTally;
import io.edgesweep.input.ListHandler;
import io.edgesweep.input.ListRequest;
import io.edgesweep.language.Words;
import io.edgesweep.notice.NoticeFactory;
import io.edgesweep.pause.Hold;
import io.edgesweep.schedule.Firing;
import io.edgesweep.session.Check;
import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.NoticeSpec;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.targets.ChangeSign;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.HumanFormat;
import io.edgesweep.text.Secrets;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at what could spoil the next run of one job or another: its schedule, its sources, and who is told of it. */
public final class JobChecks {

    /** So many rows of a sitemap are read to see what its dates are worth. */
    private static final int ROWS_WITH_DATES = 1000;

    private final Settings settings;
    private final boolean mailServer;
    private final Optional<ListHandler> reader;
    private final Optional<NoticeFactory> notices;
    private final PageServerChecks servers;

    /** Those of whom it is known whether they take notices. */
    private final Set<NoticeSpec> tried = new HashSet<>();

    private final Map<String, Firing> next = new HashMap<>();
    private final Map<String, JobFile> known = new HashMap<>();

    /** By job: whether each of its firings that are known falls into a blackout. */
    private final Map<String, Boolean> alwaysBlackedOut = new HashMap<>();

    private final List<Check> checks = new ArrayList<>();

    /**
     * Checks of jobs.
     *
     * @param mailServer whether a mail server is configured
     * @param reader     reads the beginning of sitemaps on the web; empty for none, and then no other server is asked either
     * @param notices    sends trials to those who are told of runs; empty for none
     */
    public JobChecks(
            Settings settings, boolean mailServer, Optional<ListHandler> reader, Optional<NoticeFactory> notices) {
        this.notices = notices;
        this.settings = settings;
        this.mailServer = mailServer;
        this.reader = reader;
        this.servers = new PageServerChecks(settings);
    }

    /** Knows a firing that is to come; the first of each job counts. */
    void firing(Firing firing) {
        next.putIfAbsent(firing.job(), firing);
        boolean blackedOut =
                firing.hold().filter(hold -> hold.kind() == Hold.Kind.BLACKOUT).isPresent();
        alwaysBlackedOut.merge(firing.job(), blackedOut, Boolean::logicalAnd);
    }

    List<Check> of(JobFile job) {
        checks.clear();
        known.put(job.name(), job);
        schedule(job);
        job.sources().forEach(source -> source(job, source, false));
        if (reader.isPresent()) {
            checks.addAll(servers.of(job));
        }
        notices(job);
        return List.copyOf(checks);
    }

    /** The job of that name among those that were looked at. */
    Optional<JobFile> known(String job) {
        return Optional.ofNullable(known.get(job));
    }

    /** The jobs that were looked at. */
    Collection<JobFile> known() {
        return known.values();
    }

    /** When the job fires next; empty when somebody else starts it. */
    Optional<Firing> next(String job) {
        return Optional.ofNullable(next.get(job));
    }

    private void schedule(JobFile job) {
        String subject = "job " + job.name();
        Firing firing = next.get(job.name());
        if (firing != null
                && firing.schedule().missed().equals("skip")
                && alwaysBlackedOut.getOrDefault(job.name(), false)) {
            checks.add(new Check(
                    subject,
                    false,
                    "never runs by its schedule: each of its next times falls into a blackout, and schedule.missed: skip"
                            + " leaves them out; change the schedule, the blackout, or missed to run-once"));
        } else if (firing != null) {
            checks.add(new Check(
                    subject,
                    true,
                    "fires next at " + firing.local() + " " + firing.schedule().zone() + " ("
                            + HumanFormat.time(firing.at()) + " UTC)"
                            + firing.clockChange()
                                    .map(words -> ", when " + words)
                                    .orElse("")
                            + firing.hold()
                                    .map(hold -> ", when it is " + hold.words())
                                    .orElse("")));
        } else {
            checks.add(new Check(subject, true, "no schedule: started externally, by cron or by hand"));
        }
    }

    private void source(JobFile job, SourceSpec source, boolean byDate) {
        if (source instanceof SourceSpec.Changed changed) {
            source(job, changed.source(), changed.by().signs().get(0) == ChangeSign.LASTMOD);
        } else if (source instanceof SourceSpec.Csv csv) {
            file(job, csv.file());
        } else if (source instanceof SourceSpec.Detected detected) {
            file(job, detected.file());
        } else if (source instanceof SourceSpec.Sitemap sitemap && sitemap.isRemote()) {
            reader.ifPresentOrElse(
                    handler -> sitemap(job, sitemap.location(), byDate, handler),
                    () -> checks.add(new Check(
                            "source of " + job.name(),
                            true,
                            Secrets.masked(sitemap.location()) + " was not asked; edgesweep check --online does")));
        } else if (source instanceof SourceSpec.Sitemap sitemap) {
            file(job, Path.of(sitemap.location()));
        }
    }

    private void file(JobFile job, Path file) {
        boolean readable = FileGlob.isFile(file.toString());
        checks.add(new Check(
                "source of " + job.name(),
                readable,
                readable
                        ? file
                                + (Files.isRegularFile(file)
                                        ? " can be read"
                                        : " is read by the next run; it is no file")
                        : file.toAbsolutePath() + " cannot be read; put it there, or change sources of the job"));
    }

    private void sitemap(JobFile job, String location, boolean byDate, ListHandler handler) {
        FirstRows first = new FirstRows(byDate ? ROWS_WITH_DATES : 1);
        handler.list(
                new ListRequest(List.of(location), job.sites(), job.rules().kind(), CsvLayout.FOUND_OUT),
                InputStream.nullInputStream(),
                first);
        checks.add(new Check(
                "source of " + job.name(),
                first.problem.isEmpty(),
                first.problem.isEmpty()
                        ? Secrets.masked(location) + " answers"
                        : first.problem + "; fix it, or change sources of the job"));
        if (byDate) {
            first.dates.reasons().stream()
                    .map(Words.english()::say)
                    .forEach(words -> checks.add(new Check("source of " + job.name(), true, true, words)));
        }
    }

    private void notices(JobFile job) {
        NoticeSpec spec = job.notices().orElse(settings.output().notices().all());
        List<String> told = new ArrayList<>();
        spec.ping().start().ifPresent(address -> told.add("ping " + address + " at the start"));
        spec.ping().finish().ifPresent(address -> told.add("ping " + address + " after success"));
        spec.ping().failure().ifPresent(address -> told.add("ping " + address + " after failure"));
        spec.webhooks().forEach(webhook -> told.add("webhook " + webhook.url()));
        spec.mail().ifPresent(mail -> told.add("mail to " + String.join(", ", mail.to())));
        if (spec.mail().isPresent() && !mailServer) {
            checks.add(new Check(
                    "notices of " + job.name(),
                    false,
                    "mail is to be sent, and no mail server is configured; set spring.mail.host"));
        } else {
            checks.add(new Check(
                    "notices of " + job.name(),
                    true,
                    told.isEmpty() ? "no notification is configured for its runs" : String.join("; ", told)));
        }
        if (tried.add(spec)) {
            notices.ifPresent(
                    factory -> factory.trial(job.name(), job.site(), spec).forEach(each -> trial(job, each)));
        }
    }

    private void trial(JobFile job, NoticeFactory.Told told) {
        checks.add(new Check(
                "notice of " + job.name(),
                told.problem().isEmpty(),
                "the " + told.name()
                        + told.problem()
                                .map(problem -> " did not take a trial: " + problem)
                                .orElse(" took a trial")));
    }

    /** Ends the reading once it is known that there is something to read, and what the dates of the first rows are worth. */
    private static final class FirstRows implements ListHandler.Sink {

        private final int enough;
        private final DateTally dates = new DateTally();
        private String problem = "";
        private int seen;

        FirstRows(int enough) {
            this.enough = enough;
        }

        @Override
        public void target(TargetRow row) {
            seen++;
            dates.saw(row);
        }

        @Override
        public void rejected(RejectedRow row) {
            seen++;
        }

        @Override
        public void unreadable(String place, String reason) {
            problem = place + ": " + reason;
        }

        @Override
        public void noted(String place, String text) {
            // a run will tell it
        }

        @Override
        public boolean isClosed() {
            return seen >= enough;
        }
    }
}
