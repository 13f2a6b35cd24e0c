package io.edgesweep.sandbox;

/** Where a call is to go. */
record Route(Product product, String name, Action action) {}
