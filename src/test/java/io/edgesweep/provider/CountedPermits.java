package io.edgesweep.provider;

import java.util.Optional;

/** Gives a permit to whoever asks, and counts what comes of them. Safe for several threads. */
public final class CountedPermits {

    private int given;
    private int left;
    private int back;

    public synchronized Optional<Permit> give() {
        given++;
        return Optional.of(new Permit() {

            private boolean told;

            @Override
            public void left() {
                tell(true);
            }

            @Override
            public void giveBack() {
                tell(false);
            }

            private void tell(boolean hasLeft) {
                synchronized (CountedPermits.this) {
                    if (!told) {
                        told = true;
                        left += hasLeft ? 1 : 0;
                        back += hasLeft ? 0 : 1;
                    }
                }
            }
        });
    }

    public synchronized int given() {
        return given;
    }

    public synchronized int left() {
        return left;
    }

    public synchronized int back() {
        return back;
    }
}
