package io.edgesweep.process;

import java.time.Duration;

/** How long somebody is ready to wait, for whoever makes it wait. */
@FunctionalInterface
public interface Patience {

    /** Waits as long as it takes. */
    Patience ENDLESS = () -> Wait.ENDLESS;

    /** Begins to wait for something. */
    Wait begin();

    /** One wait, from its beginning on. */
    interface Wait {

        /** A wait that nothing ends before its time. */
        Wait ENDLESS = new Wait() {

            @Override
            public boolean isOver() {
                return false;
            }

            @Override
            public boolean sleep(Duration duration, Sleeper sleeper) throws InterruptedException {
                sleeper.sleep(duration);
                return true;
            }
        };

        /** So often a sleeper looks whether it is over. */
        Duration STEP = Duration.ofMillis(100);

        /** Whether it has lasted long enough: then nothing more is to be waited for. */
        boolean isOver();

        /**
         * Sleeps, but not longer than this lasts.
         *
         * @return whether the duration has passed
         * @throws InterruptedException when the thread is asked to stop meanwhile
         */
        default boolean sleep(Duration duration, Sleeper sleeper) throws InterruptedException {
            Duration left = duration;
            while (left.compareTo(Duration.ZERO) > 0) {
                if (isOver()) {
                    return false;
                }
                Duration step = left.compareTo(STEP) < 0 ? left : STEP;
                sleeper.sleep(step);
                left = left.minus(step);
            }
            return true;
        }
    }
}
