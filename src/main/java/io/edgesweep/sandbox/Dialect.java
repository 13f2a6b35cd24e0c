package io.edgesweep.sandbox;

/**
 * The points that the vendor's documents leave open, so that a client can be tested on every reading.
 *
 * @param emptyFailedList how {@code FailedList} looks when nothing was refused
 * @param allRefused the answer when every target was refused
 * @param unknownZoneCode the error code for a zone that does not exist
 * @param clampsPageSize a too large {@code Limit} is cut to the page limit instead of being refused
 * @param queriesNeedZone EdgeOne's task queries without {@code ZoneId} are refused
 * @param cacheTagRequired {@code purge_cache_tag} without {@code CacheTag} is refused
 */
public record Dialect(
        EmptyFailedList emptyFailedList,
        AllRefused allRefused,
        String unknownZoneCode,
        boolean clampsPageSize,
        boolean queriesNeedZone,
        boolean cacheTagRequired) {

    /** The likeliest reading of each point. */
    public static Dialect likely() {
        return new Dialect(
                EmptyFailedList.EMPTY, AllRefused.FAILED_LIST, "InvalidParameter.ParameterError", false, true, false);
    }

    public Dialect withEmptyFailedList(EmptyFailedList form) {
        return new Dialect(form, allRefused, unknownZoneCode, clampsPageSize, queriesNeedZone, cacheTagRequired);
    }

    public Dialect withAllRefused(AllRefused form) {
        return new Dialect(emptyFailedList, form, unknownZoneCode, clampsPageSize, queriesNeedZone, cacheTagRequired);
    }

    /** The other candidate is {@code ResourceUnavailable.ZoneNotFound}. */
    public Dialect withUnknownZoneCode(String code) {
        return new Dialect(emptyFailedList, allRefused, code, clampsPageSize, queriesNeedZone, cacheTagRequired);
    }

    public Dialect clampingPageSize() {
        return new Dialect(emptyFailedList, allRefused, unknownZoneCode, true, queriesNeedZone, cacheTagRequired);
    }

    public Dialect queryingWithoutZone() {
        return new Dialect(emptyFailedList, allRefused, unknownZoneCode, clampsPageSize, false, cacheTagRequired);
    }

    public Dialect requiringCacheTag() {
        return new Dialect(emptyFailedList, allRefused, unknownZoneCode, clampsPageSize, queriesNeedZone, true);
    }
}
