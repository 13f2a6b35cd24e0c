package io.edgesweep.console.security;

import io.edgesweep.console.request.OwnCookie;
import io.edgesweep.file.OwnerOnlyFile;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.text.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Logins that outlive a restart. The browser has a secret in a cookie; its hash is in a file that is its owner's alone, until the
 * login ends by itself, by a logout, or because there is another password.
 */
final class KeptLogins {

    private static final Logger log = LoggerFactory.getLogger(KeptLogins.class);

    /** As long as a session in which nothing is done. */
    private static final Duration KEPT = Duration.ofHours(8);

    /** In the home folder; its first line is the hash of the password with which people have logged in. */
    static final String FILE = "console-logins";

    private static final OwnCookie COOKIE = new OwnCookie("edgesweep-login");

    /** The one that has logged in first is forgotten first. */
    private static final int REMEMBERED = 1000;

    private static final int BYTES = 32;

    private final Path file;
    private final Login login;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** Until when each lasts, by the hash of its secret. */
    private final Map<String, Instant> logins = new LinkedHashMap<>();

    /** @param file where they are kept */
    KeptLogins(Path file, Login login, InstantSource clock) {
        this.file = file;
        this.login = login;
        this.clock = clock;
        read();
    }

    private void read() {
        if (Files.notExists(file)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty() && lines.get(0).equals(login.hash())) {
                for (String line : lines.subList(1, lines.size())) {
                    String[] parts = line.split(" ", -1);
                    logins.put(parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1])));
                }
            }
        } catch (IOException | RuntimeException e) {
            logins.clear();
            log.warn("{} cannot be read, so people have to log in again: {}", file, LocalFailure.words(e));
        }
    }

    private void write() {
        StringBuilder text = new StringBuilder(login.hash()).append('\n');
        logins.forEach((hash, until) ->
                text.append(hash).append(' ').append(until.getEpochSecond()).append('\n'));
        try {
            OwnerOnlyFile.write(file, text.toString());
        } catch (IOException e) {
            log.warn("{} cannot be written, so logins end with this process: {}", file, LocalFailure.words(e));
        }
    }

    /** Somebody has logged in. */
    synchronized void keep(HttpServletRequest request, HttpServletResponse response) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String text = HexFormat.of().formatHex(secret);
        Instant now = clock.instant();
        logins.values().removeIf(until -> until.isBefore(now));
        logins.put(Sha256.hex(text), now.plus(KEPT));
        if (logins.size() > REMEMBERED) {
            logins.remove(logins.keySet().iterator().next());
        }
        write();
        response.addHeader(HttpHeaders.SET_COOKIE, COOKIE.header(request, text, KEPT));
    }

    /** Who has logged in from the browser and not out since, maybe before a restart. */
    synchronized Optional<String> of(HttpServletRequest request) {
        return COOKIE.in(request)
                .map(secret -> logins.get(Sha256.hex(secret)))
                .filter(until -> !until.isBefore(clock.instant()))
                .map(until -> login.user());
    }

    /** Somebody has logged out. */
    synchronized void forget(HttpServletRequest request, HttpServletResponse response) {
        if (COOKIE.in(request)
                .filter(secret -> logins.remove(Sha256.hex(secret)) != null)
                .isPresent()) {
            write();
        }
        response.addHeader(HttpHeaders.SET_COOKIE, COOKIE.header(request, "", Duration.ZERO));
    }
}
