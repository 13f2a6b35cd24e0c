package io.edgesweep.sandbox.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who carry out what was accepted. Without any, it is only said to be done. */
public final class Workers {

    private final List<Consumer<AcceptedWork>> all = new CopyOnWriteArrayList<>();

    /** Hands the worker what is accepted from now on. */
    public void add(Consumer<AcceptedWork> worker) {
        all.add(worker);
    }

    public void take(AcceptedWork work) {
        all.forEach(worker -> worker.accept(work));
    }
}
