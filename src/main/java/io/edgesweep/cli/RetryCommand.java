package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.job.aftermath.PreparedRetry;
import io.edgesweep.job.aftermath.RetryFigures;
import io.edgesweep.ledger.History.Backlog;
import io.edgesweep.ledger.Run;
import io.edgesweep.pause.PausedException;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Serving;
import io.edgesweep.session.Serving.NothingToDo;
import io.edgesweep.session.Session;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.HumanFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Sends again what failed or was refused in a run, what was stale in it if the job says verify.retry, and what of the"
                    + " job waits. It is a run of the same job, with a report of its own. While serve holds the home folder, it executes the run.",
            "Targets that another run has taken over are skipped, so nothing is sent twice. Rows that were invalid are not sent:"
                    + " fix them, and use retry.csv of the run as --input."
        },
        footer = {"", "Example: edgesweep retry latest"})
final class RetryCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Mixin
    private PauseOptions pause = new PauseOptions();

    @Parameters(paramLabel = "RUN", description = "A run's id or its beginning, or 'latest'.")
    private String text = "";

    @Option(names = "--yes", description = "Allow the kinds host and all to be sent again.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Show what would be sent and what would wait; send nothing.")
    private boolean dryRun;

    RetryCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Session engine =
                context.engines().open(context.options(), common.verbosity(), lock.patience(), Purpose.AFTERMATH)) {
            Run run = RunLookup.by(text, engine);
            try (PreparedRetry retry = engine.retry(run, yes ? Set.of(Kind.HOST, Kind.ALL) : Set.of())) {
                return retry(run, retry, engine);
            }
        } catch (ServedException e) {
            return handOver(e.serving(context.options()));
        } catch (PausedException e) {
            throw RunResults.refused(e);
        }
    }

    private int handOver(Serving serving) throws Exception {
        Run run = RunLookup.one(text, serving.run(text));
        try {
            return new RunResults(context, common)
                    .ofOrder(
                            serving,
                            Serving.Order.ofRetry(run, yes).despite(pause.despitePause()),
                            dryRun,
                            figures -> tell(run, figures));
        } catch (PausedException e) {
            throw RunResults.refused(e);
        } catch (NothingToDo e) {
            if (e.figures().isPresent()) {
                return nothingToDo(run, e.figures().get());
            }
            String words = "Of run " + run.id() + " there is nothing left to send again.";
            context.tell(common, true, JsonText::ofNothingAgain, () -> words);
            return 0;
        }
    }

    private int retry(Run run, PreparedRetry retry, Session engine) throws Exception {
        if (!retry.figures().leaveSomething()) {
            return nothingToDo(run, retry.figures());
        }
        tell(run, retry.figures());
        JobRunner runner = new JobRunner(context, common, engine);
        return dryRun ? runner.plan(retry.request()) : runner.run(retry.request(), pause.despitePause());
    }

    private int nothingToDo(Run run, RetryFigures figures) {
        context.tell(
                common,
                true,
                () -> JsonText.of(figures),
                () -> words(run, figures) + (figures.leftStale() == 0 ? " Nothing to do." : " Nothing is sent."));
        return 0;
    }

    private void tell(Run run, RetryFigures figures) {
        if (!common.isQuiet()) {
            context.terminal().err().println(words(run, figures));
        }
    }

    private static String words(Run run, RetryFigures figures) {
        return "Of run " + run.id() + ", " + HumanFormat.count(figures.failed(), "target", "targets")
                + " failed or refused"
                + (figures.stale() == 0
                        ? ""
                        : " and " + HumanFormat.count(figures.stale(), "was", "were") + " stale at the edge")
                + ": " + HumanFormat.number(figures.confirmed()) + " confirmed since, " + staleSince(figures)
                + HumanFormat.number(figures.waiting()) + " waiting or on their way, "
                + HumanFormat.number(figures.again()) + " to be sent again."
                + leftStale(run, figures.leftStale())
                + backlog(run, figures.backlog());
    }

    private static String staleSince(RetryFigures figures) {
        String again = figures.purgedBy().isEmpty()
                ? " since"
                : (figures.fresh() == 1 ? " after it was" : " after they were") + " purged again by run "
                        + figures.purgedBy();
        return (figures.fresh() == 0 ? "" : HumanFormat.number(figures.fresh()) + " found fresh" + again + ", ")
                + (figures.purged() == 0
                        ? ""
                        : HumanFormat.number(figures.purged()) + " purged again by run " + figures.purgedBy()
                                + " and not looked at since, ");
    }

    private static String leftStale(Run run, long pages) {
        return pages == 0
                ? ""
                : " After it the CDN still served old copies of " + HumanFormat.count(pages, "page", "pages")
                        + ", which are sent again only if the job says verify.retry: true; edgesweep purge URL... sends one"
                        + " again, and edgesweep verify " + run.id() + " looks again and shows the evidence.";
    }

    private static String backlog(Run run, Backlog backlog) {
        if (backlog.targets() == 0) {
            return "";
        }
        return " Of job " + run.job() + " " + HumanFormat.count(backlog.targets(), "target waits", "targets wait")
                + (backlog.until() == null
                        ? ""
                        : ", until " + HumanFormat.time(backlog.until())
                                + " UTC or until the quota has room for them before")
                + ".";
    }
}
