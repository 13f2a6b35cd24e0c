package io.edgesweep.sandbox;

/** Where a call is to go. */
record Route(ApiProduct product, String name, Action action) {

    /** The action's name after its product's, as in {@code cdn:DescribePurgeTasks}: there are two of that name. */
    String fullName() {
        return product.shortName() + ":" + name;
    }
}
