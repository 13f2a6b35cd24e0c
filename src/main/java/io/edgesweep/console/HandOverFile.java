package io.edgesweep.console;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a {@code serve} answers, and what it takes for its owner's word. It is in the home folder while there is one.
 *
 * @param address the console's address
 * @param token   what is to be sent as a bearer token
 */
public record HandOverFile(URI address, String token) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Path file(Path home) {
        return home.resolve("serve.json");
    }

    /** The one in the home folder; empty when nobody serves, or does not say where. */
    public static Optional<HandOverFile> read(Path home) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(home)), HandOverFile.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    void write(Path home) throws IOException {
        PrivateFile.write(file(home), JSON.writeValueAsString(this));
    }

    static void remove(Path home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            // The next one that serves writes its own, and nobody answers at this one.
        }
    }

    @Override
    public String toString() {
        return "HandOverFile[address=" + address + "]";
    }
}
