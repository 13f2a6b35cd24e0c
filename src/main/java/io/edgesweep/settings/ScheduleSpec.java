package io.edgesweep.settings;

import java.time.ZoneId;

/**
 * When a job runs by itself.
 *
 * @param cron   a Quartz cron expression
 * @param zone   the zone that it is meant in
 * @param missed what happens after a firing was missed: {@code run-once}, {@code skip} or {@code all}
 */
public record ScheduleSpec(String cron, ZoneId zone, String missed) {}
