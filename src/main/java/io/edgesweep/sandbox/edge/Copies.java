package io.edgesweep.sandbox.edge;

import io.edgesweep.sandbox.model.AcceptedWork;
import io.edgesweep.sandbox.model.HostNames;
import io.edgesweep.sandbox.model.TaskStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The copies of one node, and what purges make of them. A page is known by host, path and query; not by its scheme. */
final class Copies {

    private final Map<String, PageCopy> byKey = new ConcurrentHashMap<>();

    /** What a URL is known by: {@code http://h/p} and {@code https://h/p} are one page. */
    static String key(String url) {
        String bare = url.replaceFirst("^[a-z]+://", "");
        int slash = bare.indexOf('/');
        return slash < 0
                ? bare.toLowerCase(Locale.ROOT) + "/"
                : bare.substring(0, slash).toLowerCase(Locale.ROOT) + bare.substring(slash);
    }

    Optional<PageCopy> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    void put(String key, PageCopy copy) {
        byKey.put(key, copy);
    }

    int size() {
        return byKey.size();
    }

    /** Purges the targets of the work that came to a good end, but for those that are missed. */
    void purge(AcceptedWork work, Predicate<String> missed) {
        IntStream.range(0, work.targets().size())
                .filter(position ->
                        work.course().outcome(position, work.course().due()).status() == TaskStatus.SUCCESS)
                .mapToObj(position -> work.targets().get(position))
                .filter(target -> !missed.test(target))
                .forEach(target -> purge(work, target));
    }

    private void purge(AcceptedWork work, String target) {
        switch (work.type()) {
            case PURGE_URL -> end(key(target), work.deletes());
            case PURGE_PREFIX -> endAll(work, (key, copy) -> key.startsWith(key(target)));
            case PURGE_HOST -> endAll(work, (key, copy) -> hostOf(key).equalsIgnoreCase(target));
            case PURGE_CACHE_TAG ->
                endAll(work, (key, copy) -> isOf(work, key) && copy.tags().contains(target));
            case PURGE_ALL -> endAll(work, (key, copy) -> isOf(work, key));
            case PREFETCH_URL -> throw new IllegalArgumentException("a prefetch is no purge");
        }
    }

    private static boolean isOf(AcceptedWork work, String key) {
        return work.hosts().stream().anyMatch(host -> HostNames.covers(host, hostOf(key)));
    }

    private static String hostOf(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    private void endAll(AcceptedWork work, BiPredicate<String, PageCopy> which) {
        byKey.forEach((key, copy) -> {
            if (which.test(key, copy)) {
                end(key, work.deletes());
            }
        });
    }

    private void end(String key, boolean deletes) {
        if (deletes) {
            byKey.remove(key);
        } else {
            byKey.computeIfPresent(key, (same, copy) -> copy.asExpired());
        }
    }
}
