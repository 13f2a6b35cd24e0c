package io.edgesweep.provider.edgeone;

/**
 * A domain of a zone.
 *
 * @param name   host name, in lower case; it may be a wildcard such as {@code *.example.com}
 * @param status the API's word: {@code online}, {@code process}, {@code offline}, {@code forbidden} or {@code init}
 */
public record ZoneDomain(String name, String status) {

    /** Whether it is served, or about to be. */
    public boolean isServed() {
        return status.equals("online") || status.equals("process");
    }
}
