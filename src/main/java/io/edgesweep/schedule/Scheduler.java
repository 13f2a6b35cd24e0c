package io.edgesweep.schedule;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.order.OrderQueue;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every job by its schedule, and follows its file. */
public final class Scheduler {

    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

    /** So often the job files are looked at. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** So often is looked whether the process is asked to end. */
    private static final Duration STEP = Duration.ofMillis(200);

    /** An alarm that no job can have. */
    private static final String ASKED = "asked for";

    private final InstantSource clock;
    private final Sleeper sleeper;
    private final StopSignal stop;
    private final JobFolder folder;
    private final Nodes nodes;
    private final NodeAgreement agreement;
    private final Timetable timetable;
    private final OrderQueue asked;
    private final RunLoop conductor;

    /**
     * A scheduler that has not begun.
     *
     * @param stop    whether the process is asked to end; given when nothing more can be begun
     * @param asked   what somebody asks for besides
     */
    public Scheduler(
            Settings settings,
            Ledger ledger,
            InstantSource clock,
            Sleeper sleeper,
            StopSignal stop,
            OrderQueue asked,
            JobStarter starter) {
        this.asked = asked;
        Consumer<String> said = log::info;
        this.clock = clock;
        this.sleeper = sleeper;
        this.stop = stop;
        this.folder = new JobFolder(
                settings, log::warn, job -> ledger.runs().unfinished(job).isPresent());
        this.nodes = ledger.nodes();
        JobHolds holds = new JobHolds(settings, ledger.pauses(), folder, clock, said);
        this.timetable = new Timetable(ledger.schedules(), ledger.runs(), ledger.nodes(), holds, clock, said);
        this.agreement = new NodeAgreement(settings, nodes, log::warn);
        this.conductor = new RunLoop(
                timetable,
                folder,
                starter,
                asked,
                settings,
                new RunLoop.Others(nodes, agreement),
                holds,
                stop::isGiven);
    }

    /**
     * Runs jobs until the process is asked to end; runs that are under way then are waited for.
     *
     * @throws io.edgesweep.ledger.LedgerLostException when the ledger cannot be written any more
     */
    public void serve() throws InterruptedException {
        look();
        sayWhatIsToCome();
        try (conductor;
                FiringTimer alarms = FiringTimer.ringing(conductor::beginDue, this::alarms, clock)) {
            serve(alarms);
        }
        conductor.check();
    }

    private void serve(FiringTimer alarms) throws InterruptedException {
        try {
            while (!stop.isGiven()) {
                alarms.set();
                pause();
                conductor.check();
                look();
            }
        } catch (RuntimeException e) {
            // What is under way could not be written down for long; it resumes with the next start.
            stop.give();
            throw e;
        }
    }

    /** When there is something to do for each scheduled job, by name. */
    public Map<String, Instant> due() {
        return timetable.due();
    }

    private Map<String, Instant> alarms() {
        Instant now = clock.instant();
        Map<String, Instant> alarms = conductor.due(now);
        if (conductor.isAsked()) {
            alarms.put(ASKED, now);
        }
        return alarms;
    }

    private void look() {
        if (nodes.isShared()) {
            asked.lookElsewhere();
            timetable.lookElsewhere();
            conductor.lookElsewhere();
        }
        if (folder.look()) {
            takeOverSchedules();
        }
    }

    private void takeOverSchedules() {
        Map<String, ScheduleSpec> scheduled = new TreeMap<>(folder.scheduled());
        Set<String> unclear = new HashSet<>(folder.unclear());
        if (nodes.isShared()) {
            agreement.look(folder.withSchedule());
            unclear.addAll(agreement.undecided());
            scheduled.keySet().removeIf(agreement::differs);
        }
        timetable.takeOver(scheduled, unclear);
    }

    private void pause() throws InterruptedException {
        Duration slept = Duration.ZERO;
        while (slept.compareTo(BETWEEN_LOOKS) < 0 && !stop.isGiven() && !asked.isNew() && !conductor.isFreed()) {
            sleeper.sleep(STEP);
            slept = slept.plus(STEP);
        }
    }

    private void sayWhatIsToCome() {
        Map<String, Instant> due = timetable.due();
        due.entrySet().stream()
                .min(Comparator.comparing(each -> each.getValue()))
                .ifPresentOrElse(
                        first -> log.info(
                                "Jobs by schedule: {}; the next is {}, at {}",
                                due.size(),
                                first.getKey(),
                                first.getValue()),
                        () -> log.info(
                                "No job is scheduled. A job file that is added or changed is noticed within seconds"));
    }
}
