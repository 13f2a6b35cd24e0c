package io.edgesweep.console.security;

import io.edgesweep.file.OwnerOnlyFile;
import io.edgesweep.settings.ConsoleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Who may log in. Where no password is configured, one is made at the first start, left in a
 * file for its owner to read and remove, and kept as its hash. It stands in no log.
 *
 * @param user the name
 * @param hash the password's hash, of BCrypt
 */
public record Login(String user, String hash) {

    private static final String PREFIX = "{bcrypt}";

    /** Without those that are taken for one another. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ2345679";

    private static final int LENGTH = 20;

    /**
     * The login as it is configured, or as it was made.
     *
     * @param home where the hash is kept of a password that was made
     * @param told takes a line for whoever starts us, which may be kept in a log
     * @throws IOException when the hash cannot be read or kept
     */
    public static Login of(ConsoleSettings settings, Path home, Consumer<String> told) throws IOException {
        Path file = home.resolve("console-password");
        if (settings.password().isPresent()) {
            return new Login(settings.user(), known(settings.password().get(), home.resolve(KeptLogins.FILE)));
        }
        if (Files.exists(file)) {
            return new Login(settings.user(), hash(Files.readString(file).strip()));
        }
        String password = random();
        String hash = hash(password);
        Path first = home.resolve("first-password");
        // Before the hash: whoever has that alone cannot log in.
        OwnerOnlyFile.write(first, password + "\n");
        OwnerOnlyFile.write(file, PREFIX + hash);
        told.accept("The console's user is " + settings.user() + "; its password is in "
                + first.toAbsolutePath().normalize() + ", which you alone can read: remove that file once you know it."
                + " For another password remove "
                + file.toAbsolutePath().normalize() + ", or set edgesweep.console.password");
        return new Login(settings.user(), hash);
    }

    private static String hash(String password) {
        return password.startsWith(PREFIX)
                ? password.substring(PREFIX.length())
                : String.valueOf(new BCryptPasswordEncoder().encode(password));
    }

    /** The same hash as when people have logged in, as long as the password is the same: by that their logins outlive a restart. */
    private static String known(String password, Path logins) throws IOException {
        if (!password.startsWith(PREFIX) && Files.exists(logins)) {
            String before = Files.readString(logins).lines().findFirst().orElse("");
            if (before.startsWith("$2") && new BCryptPasswordEncoder().matches(password, before)) {
                return before;
            }
        }
        return hash(password);
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
