package io.edgesweep.report;

/** Names the command that gives a run's job more input. A purge from the command line has no job file to be run by. */
public final class RunAgain {

    private static final String EVERY_ZONE = "purge-all-zones.";

    private RunAgain() {}

    /**
     * The command that purges what a file lists, as the run did.
     *
     * @param job  the run's job, as {@code OneOffJob} names those without a file
     * @param site the run's site
     */
    public static String with(String job, String site, String file) {
        if (isOfEveryZone(job)) {
            return "edgesweep purge --account " + job.substring(EVERY_ZONE.length()) + " --all-zones " + file;
        }
        return isOneOff(job, site)
                ? "edgesweep purge --site " + site + " " + file
                : "edgesweep run " + job + " --input " + file;
    }

    /** Whether the job stands in no file. */
    public static boolean isOneOff(String job, String site) {
        return isOfEveryZone(job) || job.equals("purge-" + site);
    }

    private static boolean isOfEveryZone(String job) {
        // No site has a name with a dot.
        return job.startsWith(EVERY_ZONE);
    }
}
