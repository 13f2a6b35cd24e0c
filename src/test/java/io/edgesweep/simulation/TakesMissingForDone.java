package io.edgesweep.simulation;

import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.OpenBatches;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;

/** The mistake to take for done what is asked for too early, and so is not listed where it was looked for. */
final class TakesMissingForDone implements Variant {

    private String run = "";

    @Override
    public Conditions in(Conditions conditions) {
        return conditions.withManySmallBatchesThatAreListedLate();
    }

    @Override
    public Ledger ledger(Ledger real) {
        OpenBatches rash = (OpenBatches) Proxy.newProxyInstance(
                TakesMissingForDone.class.getClassLoader(),
                new Class<?>[] {OpenBatches.class},
                (proxy, method, arguments) -> invoke(real.open(), method, arguments));
        return new Ledger(
                real.runs(),
                real.recorder(),
                real.due(),
                rash,
                real.looks(),
                real.history(),
                real.old(),
                real.schedules(),
                real.pauses(),
                real.kept(),
                real.orders(),
                real.nodes(),
                real.aftermath(),
                real.targets(),
                real.waiting(),
                real.live(),
                real.edge(),
                real.origins(),
                real.digests());
    }

    private Object invoke(OpenBatches real, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("submitted")) {
            run = (String) arguments[0];
        }
        if (arguments[0] instanceof List<?> looks && method.getName().equals("lookAgain")) {
            looks.forEach(look -> lookAgain(real, (OpenBatches.NextLook) look));
            return null;
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void lookAgain(OpenBatches real, OpenBatches.NextLook look) {
        if (look.evidence().code().equals("in-progress.of")) {
            real.lookAgain(List.of(look));
            return;
        }
        real.settle(
                run,
                look.batch(),
                BatchState.CONFIRMED,
                Reason.NONE,
                List.of(),
                List.of(),
                TaskEnd.UNTOLD,
                row -> false,
                Instant.parse("2026-11-24T00:00:00Z"));
    }
}
