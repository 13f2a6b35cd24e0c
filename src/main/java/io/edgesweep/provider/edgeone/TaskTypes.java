package io.edgesweep.provider.edgeone;

import io.edgesweep.targets.Kind;
import java.util.Arrays;
import java.util.Optional;

/** EdgeOne's words for our kinds (API pages CreatePurgeTask, Type, and DescribeContentQuota, Quota). */
final class TaskTypes {

    private TaskTypes() {}

    static String of(Kind kind) {
        return switch (kind) {
            case URL -> "purge_url";
            case PREFIX -> "purge_prefix";
            case HOST -> "purge_host";
            case TAG -> "purge_cache_tag";
            case ALL -> "purge_all";
            case PREFETCH -> "prefetch_url";
        };
    }

    static Optional<Kind> kind(String type) {
        return Arrays.stream(Kind.values())
                .filter(kind -> of(kind).equals(type))
                .findFirst();
    }
}
