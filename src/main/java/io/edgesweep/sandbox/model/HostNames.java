package io.edgesweep.sandbox.model;

import java.util.Locale;

/** Compares hosts with the names that zones and domains are connected by. */
public final class HostNames {

    private HostNames() {}

    /** Whether a connected name covers the host; whole labels count. */
    public static boolean covers(String name, String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return name.startsWith("*.")
                ? lower.endsWith(name.substring(1).toLowerCase(Locale.ROOT)) && lower.length() >= name.length()
                : name.equalsIgnoreCase(host);
    }
}
