package io.edgesweep.job.forecast;

import io.edgesweep.job.run.TagReach;
import io.edgesweep.process.StopSignal;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** On which hosts a dry run's tags would be purged. */
final class TagForecast {

    private final List<Reason> reasons = new ArrayList<>();
    private final List<ProviderError> errors = new ArrayList<>();

    TagForecast(List<PlanLine> lines, Providers providers, Set<String> configured) {
        for (PlanLine line : lines) {
            if (line.kind() == Kind.TAG && configured.contains(line.site())) {
                ask(line.site(), providers);
            }
        }
    }

    private void ask(String site, Providers providers) {
        try {
            reasons.add(TagReach.reason(site, providers.of(site).tagHosts()));
        } catch (ProviderException e) {
            errors.add(e.error());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopSignal.StoppedException();
        }
    }

    List<Reason> reasons() {
        return reasons;
    }

    /** Why it is not known; no tag would be sent. */
    List<ProviderError> errors() {
        return errors;
    }
}
