package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.model.TaskType;
import java.util.Locale;

/** What a CDN task does. Each kind has a quota of its own in each area. */
public enum CdnKind {
    /** Purges URLs. */
    URL("PurgeUrl", "Purge", TaskType.PURGE_URL),
    /** Purges directories. */
    PATH("PurgePath", "Purge", TaskType.PURGE_PREFIX),
    /** Prefetches URLs. */
    PUSH("Push", "Push", TaskType.PREFETCH_URL);

    private final String inQuotaCodes;
    private final String inWildcardCode;
    private final TaskType pace;

    CdnKind(String inQuotaCodes, String inWildcardCode, TaskType pace) {
        this.inQuotaCodes = inQuotaCodes;
        this.inWildcardCode = inWildcardCode;
        this.pace = pace;
    }

    /** The word on the wire, for instance {@code url}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean purges() {
        return this != PUSH;
    }

    /** The EdgeOne type whose tasks take as long. */
    TaskType pace() {
        return pace;
    }

    String batchCode() {
        return "LimitExceeded.Cdn" + inQuotaCodes + "ExceedBatchLimit";
    }

    String dayCode() {
        return "LimitExceeded.Cdn" + inQuotaCodes + "ExceedDayLimit";
    }

    String wildcardCode() {
        return "InvalidParameter.Cdn" + inWildcardCode + "WildcardNotAllowed";
    }
}
