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

    @TempDir
    private Path folder;

    @Test
    void refuses_or_tells_all_damage() throws IOException {
        int refused = 0;
        int told = 0;
        try (KeptNights kept = new KeptNights(folder)) {
            for (String name : KeptNights.ALL) {
                for (Map.Entry<String, UnaryOperator<byte[]>> damage : damages().entrySet()) {
                    byte[] good = Files.readAllBytes(kept.file(name));
                    kept.damage(name, damage.getValue());
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

    private static Map<String, UnaryOperator<byte[]>> damages() {
        Map<String, UnaryOperator<byte[]>> damages = new LinkedHashMap<>();
        damages.put("emptied", bytes -> new byte[0]);
        for (int i = 0; i < PLACES; i++) {
            int place = i;
            damages.put("cut at " + place, bytes -> Arrays.copyOf(bytes, bytes.length * place / PLACES));
            damages.put("another byte at " + place, bytes -> {
                byte[] other = bytes.clone();
                other[bytes.length * place / PLACES]++;
                return other;
            });
        }
        return damages;
    }
}
