package io.edgesweep.console.request;

/** What supervisors ask without a login; they are told whether it is so, and nothing else. */
public final class Probes {

    private Probes() {}

    public static boolean isProbe(String path) {
        return path.equals("/actuator/health/liveness") || path.equals("/actuator/health/readiness");
    }
}
