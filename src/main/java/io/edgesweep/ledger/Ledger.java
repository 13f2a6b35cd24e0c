package io.edgesweep.ledger;

/**
 * What is known for sure, by the part that one needs of it.
 *
 * @param runs      the runs themselves
 * @param recorder  writes down what a run is to do
 * @param due       the batches that are to be sent
 * @param open      the batches that were sent and have not come to their end
 * @param looks     when tasks were last found worth a first look
 * @param history   reads what became of it all
 * @param old       the runs that nobody needs any more
 * @param schedules how far each job's schedule is
 * @param pauses    what people have paused
 * @param kept      which versions count of the files that are kept from night to night
 * @param orders    the runs that were asked for
 * @param nodes     the processes that work with it
 * @param aftermath what people do about runs that are over
 * @param targets   looks targets up
 * @param waiting   the targets that wait to be sent
 * @param live      how far runs are, for other nodes
 * @param edge      what the CDN served after a run
 * @param origins   how much origins were asked
 * @param digests   up to when people were told of runs by one notice for many
 */
public record Ledger(
        Runs runs,
        Recorder recorder,
        DueBatches due,
        OpenBatches open,
        FirstLooks looks,
        History history,
        OldRuns old,
        Schedules schedules,
        Pauses pauses,
        KeptFiles kept,
        Orders orders,
        Nodes nodes,
        Aftermath aftermath,
        Targets targets,
        WaitingTargets waiting,
        LiveFigures live,
        EdgeLooks edge,
        OriginUse origins,
        Digests digests) {

    /** The version of the tables: that of their last migration. */
    public static final String SCHEMA = "2";
}
