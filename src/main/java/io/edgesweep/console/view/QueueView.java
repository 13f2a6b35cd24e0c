package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.WaitingTargets;
import io.edgesweep.ledger.WaitingTargets.Group;
import io.edgesweep.order.Asker;
import io.edgesweep.order.OrderQueue.Asked;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.text.HumanFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What waits, in words. */
public final class QueueView {

    private static final int LONGEST = 200;

    private QueueView() {}

    /**
     * An order.
     *
     * @param id      its name
     * @param job     its job
     * @param what    what is asked for
     * @param of      of which lists, where it brings its own; else empty
     * @param by      who asked for it
     * @param at      when
     * @param waits   whether it waits, so that it can be taken out
     */
    public record Order(String id, String job, String what, String of, String by, String at, boolean waits) {}

    /** Those that are not over, in their order. */
    public static List<Order> orders(List<Asked> open, Zones zones, Words words) {
        return open.stream().map(asked -> order(asked, zones, words)).toList();
    }

    private static Order order(Asked asked, Zones zones, Words words) {
        QueuedOrder order = asked.run();
        String what = order.dryRun() ? "queue.dry" : order.retryOf() != null ? "queue.retry" : "queue.run";
        return new Order(
                order.id(),
                order.job(),
                words.say(what),
                order.inputs().stream().map(QueuedOrder.Input::name).collect(Collectors.joining(", ")),
                Asker.of(order.askedBy(), words),
                zones.time(order.at(), order.job(), words),
                asked.state() == State.WAITING);
    }

    /**
     * Targets that wait.
     *
     * @param key     which
     * @param kind    what they name
     * @param targets how many
     * @param example one of them
     * @param why     what they wait for, as the ledger has it; empty where it is their turn alone
     * @param until   until when; empty where that is not known
     * @param next    when their job's next run begins; empty where it has no schedule
     */
    public record Waiting(
            WaitingTargets.Key key,
            String kind,
            String targets,
            String example,
            String why,
            String until,
            String next) {}

    /**
     * In the order in which they are sent.
     *
     * @param due when each scheduled job fires next
     */
    public static List<Waiting> groups(List<Group> groups, Map<String, Instant> due, Zones zones, Words words) {
        return groups.stream()
                .map(group -> new Waiting(
                        group.key(),
                        words.say("kind." + group.key().kind().word()),
                        words.number(group.targets()),
                        HumanFormat.cut(group.example(), LONGEST),
                        HumanFormat.cut(words.say(group.reason()), LONGEST),
                        zones.time(group.until(), group.key().job(), words),
                        zones.time(due.get(group.key().job()), group.key().job(), words)))
                .toList();
    }
}
