package io.edgesweep.sandbox.model;

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
public record ApiBehaviour(
        EmptyFailedList emptyFailedList,
        AllRefused allRefused,
        String unknownZoneCode,
        boolean clampsPageSize,
        boolean queriesNeedZone,
        boolean cacheTagRequired) {

    /** The likeliest reading of each point. */
    public static ApiBehaviour likely() {
        return new ApiBehaviour(
                EmptyFailedList.EMPTY, AllRefused.FAILED_LIST, "InvalidParameter.ParameterError", false, true, false);
    }

    public ApiBehaviour withEmptyFailedList(EmptyFailedList form) {
        return new ApiBehaviour(form, allRefused, unknownZoneCode, clampsPageSize, queriesNeedZone, cacheTagRequired);
    }

    public ApiBehaviour withAllRefused(AllRefused form) {
        return new ApiBehaviour(
                emptyFailedList, form, unknownZoneCode, clampsPageSize, queriesNeedZone, cacheTagRequired);
    }

    /** The other candidate is {@code ResourceUnavailable.ZoneNotFound}. */
    public ApiBehaviour withUnknownZoneCode(String code) {
        return new ApiBehaviour(emptyFailedList, allRefused, code, clampsPageSize, queriesNeedZone, cacheTagRequired);
    }

    public ApiBehaviour clampingPageSize() {
        return new ApiBehaviour(emptyFailedList, allRefused, unknownZoneCode, true, queriesNeedZone, cacheTagRequired);
    }

    public ApiBehaviour queryingWithoutZone() {
        return new ApiBehaviour(emptyFailedList, allRefused, unknownZoneCode, clampsPageSize, false, cacheTagRequired);
    }

    public ApiBehaviour requiringCacheTag() {
        return new ApiBehaviour(emptyFailedList, allRefused, unknownZoneCode, clampsPageSize, queriesNeedZone, true);
    }
}
