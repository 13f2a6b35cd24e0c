package io.edgesweep.provider.cdn;

import java.util.Optional;

/**
 * A CDN domain that the key may see.
 *
 * @param name host name, in lower case; it may be a wildcard such as {@code *.example.com}
 * @param area where it is served: {@code mainland}, {@code overseas} or {@code global}
 * @param idle why it takes no purges at the moment, in words; empty when it does, as far as the API tells
 */
public record CdnDomain(String name, String area, Optional<String> idle) {}
