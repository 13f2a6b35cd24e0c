package io.edgesweep.ledger;

import java.time.Instant;

/**
 * What a node of the CDN answered when it was asked for a page.
 *
 * @param at      when it was asked
 * @param node    its address
 * @param status  of HTTP; 0 when there was no answer
 * @param cache   where the answer came from, as {@code EO-Cache-Status} or {@code X-Cache-Lookup} says; empty where neither does
 * @param request the id by which the provider finds the request, {@code EO-LOG-UUID} or {@code X-NWS-LOG-UUID}; empty where there is none
 * @param age     how old the copy is in seconds, as the header {@code Age} says; empty where it does not
 * @param version what tells its version: ETag, Last-Modified, length and digest
 * @param origin  the same of the origin's answer; empty where there is no origin, or no answer
 */
public record EdgeAnswer(
        Instant at, String node, int status, String cache, String request, String age, String version, String origin) {}
