package io.edgesweep.console.security;

import io.edgesweep.console.security.LoginThrottle.Guesser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Looks at names and passwords, one after the other for each guesser, and at none while that one has to wait. */
final class PasswordLogin implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(PasswordLogin.class);

    /** BCrypt looks at no more. */
    private static final int LONGEST = 72;

    private final Login login;
    private final LoginThrottle throttle;
    private final AuditLog audit;
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();

    PasswordLogin(Login login, LoginThrottle throttle, AuditLog audit) {
        this.login = login;
        this.throttle = throttle;
        this.audit = audit;
    }

    /**
     * From where a guess came.
     *
     * @param address the address
     * @param place   what its failures are counted for
     */
    record Origin(String address, String place) {}

    /** Too many guesses were wrong. */
    static final class TooManyGuesses extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final Duration left;

        TooManyGuesses(Duration left) {
            super("Too many wrong passwords came from this address for this user; wait " + seconds(left) + " s");
            this.left = left;
        }

        /** How long to wait, in whole seconds. */
        long seconds() {
            return seconds(left);
        }

        private static long seconds(Duration left) {
            return Math.max(1, left.plusMillis(999).toSeconds());
        }
    }

    @Override
    public Authentication authenticate(Authentication guess) {
        String name = guess.getName();
        Origin from = guess.getDetails() instanceof Origin origin ? origin : new Origin("", "");
        // All names that there are not count as one, or made-up ones would push the real one's failures out.
        Guesser guesser = new Guesser(name.equals(login.user()) ? name : "", from.place());
        synchronized (throttle.gate(guesser)) {
            Optional<Duration> closed = throttle.closedFor(guesser);
            if (closed.isPresent()) {
                throw new TooManyGuesses(closed.get());
            }
            if (isRight(name, String.valueOf(guess.getCredentials()))) {
                throttle.succeeded(guesser);
                UsernamePasswordAuthenticationToken known = UsernamePasswordAuthenticationToken.authenticated(
                        name, null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR"));
                known.setDetails(guess.getDetails());
                return known;
            }
            throttle.failed(guesser);
            note(name, from, throttle.closedFor(guesser));
        }
        throw new BadCredentialsException("The name or the password is not right");
    }

    /** Takes as long for a name that there is not. */
    private boolean isRight(String name, String password) {
        boolean isShort = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
        boolean matches = encoder.matches(isShort ? password : "", login.hash());
        return matches && isShort && name.equals(login.user());
    }

    private void note(String name, Origin from, Optional<Duration> closed) {
        audit.note(name, from.address(), "login failed", "");
        log.warn(
                "A login failed from {}{}",
                from.address(),
                closed.map(left -> "; none from there is accepted for " + left.toSeconds() + " s")
                        .orElse(""));
        closed.ifPresent(left -> audit.note(name, from.address(), "locked out", left.toSeconds() + " s"));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
