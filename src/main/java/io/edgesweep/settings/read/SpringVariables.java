package io.edgesweep.settings.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The environment variables that configure every program of Spring, and so are often meant for another one. The few are
 * heeded that this program's documentation names; whatever else one wants to set stands in a file or on the command line.
 */
public final class SpringVariables {

    private static final Pattern SPRING = Pattern.compile("(?i)(SPRING|LOGGING|SERVER|MANAGEMENT)_.+");

    private static final Pattern HEEDED =
            Pattern.compile("(?i)SPRING_(DATASOURCE_(URL|USERNAME|PASSWORD|HIKARI_.+)|MAIL_.+|CONFIG_.+|PROFILES_.+)");

    private SpringVariables() {}

    /** Whether the variable would change what Spring does, and is not heeded. */
    public static boolean isOfOthers(String name) {
        return SPRING.matcher(name).matches() && !HEEDED.matcher(name).matches();
    }

    /**
     * A sentence for each of these variables that is set, heeded or not.
     *
     * @param names the names of all variables
     */
    public static List<String> told(Set<String> names) {
        List<String> told = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            if (HEEDED.matcher(name).matches()) {
                told.add("variable " + name + " counts, as for every program of Spring; if it is meant for another one,"
                        + " unset it here");
            } else if (isOfOthers(name)) {
                told.add("variable " + name + " is not read, for it is meant for other programs of Spring; if it was"
                        + " meant for this one, write its key into application.yml");
            }
        }
        return told;
    }
}
