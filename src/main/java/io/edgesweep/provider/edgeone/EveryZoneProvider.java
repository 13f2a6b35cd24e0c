package io.edgesweep.provider.edgeone;

import static java.util.Objects.requireNonNull;

import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.tencentapi.TencentApi;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.SiteRouter;
import io.edgesweep.targets.Target;
import io.edgesweep.task.TaskRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * EdgeOne for all zones of an account: a call names every zone by {@code *} (API page CreatePurgeTask, ZoneId), and its task has
 * rows in the zone of each target. Tasks are asked for by zone only, so the zones that are asked are those of the account's
 * sites; a target whose host none of these has is not followed.
 */
public final class EveryZoneProvider implements Provider {

    private static final String EVERY_ZONE = "*";

    private final EdgeOneProvider everyZone;
    private final Map<String, EdgeOneProvider> zones = new LinkedHashMap<>();
    private final Map<String, String> zoneOfSite = new LinkedHashMap<>();
    private final SiteRouter router;
    private final Map<String, Set<String>> zonesOfTask = new ConcurrentHashMap<>();

    /**
     * @param api   the API (teo, version 2022-09-01), called with a key that has rights on all zones of the account
     * @param sites the account's sites, each with the id of its zone
     */
    public EveryZoneProvider(TencentApi api, Map<Site, String> sites) {
        this.everyZone = new EdgeOneProvider(api, EVERY_ZONE, new Site(EVERY_ZONE, List.of()), List.of());
        this.router = new SiteRouter(List.copyOf(sites.keySet()));
        sites.forEach((site, zone) -> {
            zones.computeIfAbsent(zone, id -> new EdgeOneProvider(api, id, site, List.of()));
            zoneOfSite.put(site.name(), zone);
        });
    }

    @Override
    public Capabilities capabilities() {
        return Product.EDGEONE.capabilities();
    }

    @Override
    public boolean follows(Target target) {
        return target.host()
                .map(router::closest)
                .filter(sites -> !sites.isEmpty())
                .isPresent();
    }

    @Override
    public SubmissionResult submit(Submission submission) throws InterruptedException {
        SubmissionResult answer = everyZone.submit(submission);
        if (answer instanceof SubmissionResult.Accepted accepted) {
            zonesOfTask.put(accepted.taskId(), zonesOf(submission.kind(), submission.targets()));
        }
        return answer instanceof SubmissionResult.Refused refused
                ? new SubmissionResult.Refused(withAdvice(refused.error()))
                : answer;
    }

    /** A right that is missing on any zone shuts out all of them. */
    private static ProviderError withAdvice(ProviderError error) {
        return error.errorClass() == ErrorClass.FATAL_SITE
                ? new ProviderError(
                        error.errorClass(),
                        error.action(),
                        error.code(),
                        error.message(),
                        error.requestId(),
                        "every-zone")
                : error;
    }

    /** The zones that the targets lie in, as far as the sites tell; all of them where one is not told. */
    private Set<String> zonesOf(Kind kind, Collection<String> targets) {
        Set<String> found = new LinkedHashSet<>();
        for (String target : targets) {
            List<Site> sites =
                    new Target(kind, target).host().map(router::closest).orElse(List.of());
            if (sites.isEmpty()) {
                return zones.keySet();
            }
            sites.forEach(site -> found.add(requireNonNull(zoneOfSite.get(site.name()))));
        }
        return found;
    }

    /** The zones' pages, one behind the other: each is asked for what of the page falls to it. */
    @Override
    public TaskPage tasks(TaskQuery query) throws ProviderException, InterruptedException {
        List<TaskRow> rows = new ArrayList<>();
        long total = 0;
        boolean isFull = false;
        for (String zone : asked(query)) {
            int offset = (int) Math.max(0, query.offset() - total);
            TaskPage page = requireNonNull(zones.get(zone)).tasks(at(offset, query));
            total += page.total();
            if (!isFull) {
                page.rows().stream().limit(TaskQuery.PAGE - (long) rows.size()).forEach(rows::add);
                // Whatever of this zone is missing comes before what the next one has.
                isFull = query.offset() + rows.size() < total;
            }
        }
        return new TaskPage(total, rows);
    }

    private Collection<String> asked(TaskQuery query) {
        if (query instanceof TaskQuery.OfTask ofTask) {
            return zonesOfTask.getOrDefault(ofTask.taskId(), zones.keySet());
        }
        String target = ((TaskQuery.OfTarget) query).target();
        return target.isEmpty() ? zones.keySet() : zonesOf(query.kind(), List.of(target));
    }

    private static TaskQuery at(int offset, TaskQuery query) {
        if (query instanceof TaskQuery.OfTask ofTask) {
            return new TaskQuery.OfTask(ofTask.kind(), ofTask.taskId(), offset);
        }
        TaskQuery.OfTarget ofTarget = (TaskQuery.OfTarget) query;
        return new TaskQuery.OfTarget(ofTarget.kind(), ofTarget.target(), ofTarget.from(), ofTarget.to(), offset);
    }

    /** Of each kind what the zone has that has least, for any target may be one of that zone. */
    @Override
    public List<Quota> quota() throws ProviderException, InterruptedException {
        Map<Kind, Quota> least = new EnumMap<>(Kind.class);
        for (EdgeOneProvider zone : zones.values()) {
            for (Quota quota : zone.quota()) {
                least.merge(
                        quota.kind(),
                        quota,
                        (one, other) -> new Quota(
                                one.kind(),
                                Math.min(one.batch(), other.batch()),
                                Math.min(one.daily(), other.daily()),
                                Math.min(one.available(), other.available())));
            }
        }
        return List.copyOf(least.values());
    }
}
