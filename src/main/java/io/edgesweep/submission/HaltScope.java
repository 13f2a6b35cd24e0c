package io.edgesweep.submission;

import io.edgesweep.provider.Product;
import io.edgesweep.targets.Kind;

/** What a problem is about: while one scope stands still, the others go on. */
public sealed interface HaltScope {

    /** The whole run. */
    record Everything() implements HaltScope {}

    /** Every site of an account. */
    record Account(String name) implements HaltScope {}

    /** Every site of an account that one product purges. */
    record ProductOfAccount(String account, Product product) implements HaltScope {}

    /** One site. */
    record OneSite(String name) implements HaltScope {}

    /** One kind of target of one site. */
    record KindOfSite(String site, Kind kind) implements HaltScope {}
}
