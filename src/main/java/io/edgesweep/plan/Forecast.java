package io.edgesweep.plan;

import io.edgesweep.quota.QuotaDay;
import io.edgesweep.target.Kind;
import java.util.Map;
import java.util.Optional;

/** Says when what waits will have been sent, if nothing new comes and the quota stays as it is. */
public final class Forecast {

    private Forecast() {}

    /**
     * The quota day on which the last of it is sent.
     *
     * @param waiting how many targets of each kind wait
     * @param perDay  how many targets of each kind may be sent on one quota day, the reserve apart
     * @param today   the present quota day, on which nothing of it is sent any more
     * @return empty when nothing waits, or when it cannot be told
     */
    public static Optional<QuotaDay> clearedOn(Map<Kind, Long> waiting, Map<Kind, Long> perDay, QuotaDay today) {
        long days = 0;
        for (Map.Entry<Kind, Long> each : waiting.entrySet()) {
            long daily = perDay.getOrDefault(each.getKey(), 0L);
            if (each.getValue() > 0 && daily == 0) {
                return Optional.empty();
            }
            if (each.getValue() > 0) {
                days = Math.max(days, (each.getValue() + daily - 1) / daily);
            }
        }
        return days == 0 ? Optional.empty() : Optional.of(today.plus(days));
    }
}
