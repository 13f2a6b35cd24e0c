package io.edgesweep.target;

/**
 * What is to be purged.
 *
 * @param kind  what the value names
 * @param value in normal form: an absolute URL, a URL prefix, a host name or a cache tag; empty for {@link Kind#ALL}
 */
public record Target(Kind kind, String value) {}
