package io.edgesweep.sandbox.edgeone;

/**
 * How a zone is connected, in the API's words (vendor's model {@code Zone} of teo 2022-09-01). A zone that is suspended is
 * shown as {@code deactivated} whatever stands here.
 *
 * @param name the domain that the zone was made for
 * @param alias tells zones of one name apart; empty for none
 * @param area {@code global}, {@code mainland} or {@code overseas}
 * @param type {@code full}, {@code partial}, {@code noDomainAccess}, {@code dnsPodAccess}, {@code pages} or {@code ai}
 * @param status {@code active}, {@code pending}, {@code moved}, {@code deactivated} or {@code initializing}
 * @param cnameStatus {@code finished} or {@code pending}
 * @param activeStatus {@code active}, {@code inactive} or {@code paused}
 * @param lockStatus {@code enable}, {@code disable} or {@code plan_migrate}
 */
public record ZoneAccess(
        String name,
        String alias,
        String area,
        String type,
        String status,
        String cnameStatus,
        String activeStatus,
        String lockStatus) {

    /** A zone that serves everywhere, by CNAME. */
    public static ZoneAccess of(String name) {
        return new ZoneAccess(name, "", "global", "partial", "active", "finished", "active", "enable");
    }

    public ZoneAccess withAlias(String alias) {
        return new ZoneAccess(name, alias, area, type, status, cnameStatus, activeStatus, lockStatus);
    }

    public ZoneAccess in(String area) {
        return new ZoneAccess(name, alias, area, type, status, cnameStatus, activeStatus, lockStatus);
    }

    public ZoneAccess withStatus(String status) {
        return new ZoneAccess(name, alias, area, type, status, cnameStatus, activeStatus, lockStatus);
    }

    /** {@code paused} is what the console's switch makes of a zone. */
    public ZoneAccess withActiveStatus(String activeStatus) {
        return new ZoneAccess(name, alias, area, type, status, cnameStatus, activeStatus, lockStatus);
    }

    boolean isPaused() {
        return activeStatus.equals("paused");
    }

    /** Whether calls for the zone are taken. */
    boolean isActive() {
        return status.equals("active") && activeStatus.equals("active");
    }
}
