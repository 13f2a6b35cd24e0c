package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.QuotaText;
import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.session.Reading;
import io.edgesweep.session.ServedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Asks the provider for the quotas of sites, and shows what of them we and others have used, what is reserved for"
                    + " people, what is left, what waits, and when that will have been sent. Sends nothing.",
            "Ends with 0; with 7 or 8 if a quota could not be read."
        },
        footer = {"", "Example: edgesweep quota www --json"})
final class QuotaCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Parameters(paramLabel = "SITE", arity = "0..*", description = "The sites. Default: all.")
    private List<String> sites = new ArrayList<>();

    QuotaCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Reading engine = context.reading(common, lock)) {
            return print(engine.quota(sites));
        } catch (ServedException e) {
            return print(e.serving(context.options()).quota(sites));
        }
    }

    private int print(QuotaOverview overview) {
        context.print(common.json ? JsonText.of(overview) : QuotaText.of(overview));
        return overview.exitCode().code();
    }
}
