package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages each file that is kept from night to night at many places, and starts twice: {@code ./mvnw -Psoak test -Dtest=KeptSoak}. */
class KeptSoak {

    private static final int PLACES = 20;

    /** What is done to a file. */
    private interface Damage {

        void to(KeptNights kept, String name) throws IOException;
    }

    @TempDir
    private Path folder;

    @Test
    void refuses_or_tells_all_damage() throws IOException {
        int refused = 0;
        int told = 0;
        try (KeptNights kept = new KeptNights(folder)) {
            for (String name : KeptNights.ALL) {
                for (Map.Entry<String, Damage> damage : damages().entrySet()) {
                    byte[] good = Files.readAllBytes(kept.file(name));
                    damage.getValue().to(kept, name);
                    int before = kept.sent();
                    int code = kept.world.run("run", "nightly").exitCode();
                    assertThat(kept.findings())
                            .as("%s %s", name, damage.getKey())
                            .contains(name);
                    if (code == 10) {
                        refused++;
                        assertThat(kept.world.run("run", "nightly").exitCode()).isEqualTo(10);
                        assertThat(kept.sent()).isEqualTo(before);
                        Files.write(kept.file(name), good);
                    } else {
                        told++;
                        assertThat(code).isZero();
                    }
                    kept.isQuietNow();
                }
            }
        }
        System.out.printf("damages refused each time %d, told %d%n", refused, told);
    }

    private static Map<String, Damage> damages() {
        Map<String, Damage> damages = new LinkedHashMap<>();
        damages.put("deleted", (kept, name) -> Files.delete(kept.file(name)));
        damages.put("an older copy put back", KeptNights::restore);
        damages.put("emptied", bytes(bytes -> new byte[0]));
        for (int i = 0; i < PLACES; i++) {
            int place = i;
            damages.put("cut at " + place, bytes(bytes -> Arrays.copyOf(bytes, bytes.length * place / PLACES)));
            damages.put("another byte at " + place, bytes(bytes -> {
                byte[] other = bytes.clone();
                other[bytes.length * place / PLACES]++;
                return other;
            }));
        }
        return damages;
    }

    private static Damage bytes(UnaryOperator<byte[]> change) {
        return (kept, name) -> kept.damage(name, change);
    }
}
