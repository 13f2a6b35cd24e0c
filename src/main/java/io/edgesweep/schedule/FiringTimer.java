package io.edgesweep.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * Rings when a job is due: a trigger of Quartz for each job, at its next firing and set again after each. Quartz waits, in
 * memory; what fires, and what becomes of it, is the timetable's to know. It has one thread, so a ring that comes during
 * another is heard after that.
 */
final class FiringTimer implements AutoCloseable {

    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private final InstantSource clock;
    private final Scheduler quartz;
    private final Supplier<Map<String, Instant>> times;
    private final JobDetail ringing =
            JobBuilder.newJob(Ring.class).withIdentity("ring").storeDurably().build();

    private FiringTimer(InstantSource clock, Scheduler quartz, Supplier<Map<String, Instant>> times) {
        this.clock = clock;
        this.quartz = quartz;
        this.times = times;
    }

    /**
     * Alarms of which none is set yet.
     *
     * @param ring  what is done when one rings
     * @param times when each job is due, by name; asked after each ring
     */
    static FiringTimer ringing(Runnable ring, Supplier<Map<String, Instant>> times, InstantSource clock) {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "edgesweep-" + UUID.randomUUID());
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        try {
            FiringTimer alarms = new FiringTimer(clock, new StdSchedulerFactory(properties).getScheduler(), times);
            alarms.quartz.setJobFactory((bundle, scheduler) -> new Ring(ring, alarms));
            alarms.quartz.addJob(alarms.ringing, true);
            alarms.quartz.start();
            return alarms;
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not start", e);
        }
    }

    /** Sets an alarm for each job that is due some time, and no others. One for the past rings at once. */
    synchronized void set() {
        Map<String, Instant> due = times.get();
        try {
            for (TriggerKey key : quartz.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
                if (!due.containsKey(key.getName())) {
                    quartz.unscheduleJob(key);
                }
            }
            for (Map.Entry<String, Instant> each : due.entrySet()) {
                set(TriggerKey.triggerKey(each.getKey()), each.getValue());
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not take an alarm", e);
        }
    }

    /** An alarm that rings too early does no harm: nothing is due, and it is set again. */
    private void set(TriggerKey key, Instant time) throws SchedulerException {
        Instant at = bySystemClock(time);
        Trigger before = quartz.getTrigger(key);
        Date set = before == null ? null : before.getNextFireTime();
        if (set != null && !set.toInstant().isAfter(at.plus(TOLERANCE))) {
            return;
        }
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(ringing)
                .startAt(Date.from(at))
                .build();
        if (before == null) {
            quartz.scheduleJob(trigger);
        } else {
            quartz.rescheduleJob(key, trigger);
        }
    }

    /** Quartz goes by the system's clock, whatever ours says. */
    private Instant bySystemClock(Instant time) {
        Instant system = InstantSource.system().instant();
        Duration left = Duration.between(clock.instant(), time);
        return left.isNegative() ? system : system.plus(left);
    }

    /** Rings no more, and returns when the last ring has been heard to its end. */
    @Override
    public void close() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not end", e);
        }
    }

    /** Made again by Quartz for each alarm that rings. */
    private record Ring(Runnable ring, FiringTimer alarms) implements Job {

        @Override
        public void execute(JobExecutionContext context) {
            ring.run();
            alarms.set();
        }
    }
}
