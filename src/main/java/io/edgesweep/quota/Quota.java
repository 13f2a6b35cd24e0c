package io.edgesweep.quota;

import io.edgesweep.target.Kind;

/**
 * What the provider allows for one kind of target on one site, as read at one moment.
 *
 * @param kind      the kind that it holds for
 * @param batch     how many targets one call may carry
 * @param daily     how many targets one quota day allows
 * @param available how many of them are left; others may draw on them too
 */
public record Quota(Kind kind, int batch, long daily, long available) {}
