package io.edgesweep.console;

/** What supervisors ask without a login; they are told whether it is so, and nothing else. */
final class Probes {

    private Probes() {}

    static boolean isProbe(String path) {
        return path.equals("/actuator/health/liveness") || path.equals("/actuator/health/readiness");
    }
}
