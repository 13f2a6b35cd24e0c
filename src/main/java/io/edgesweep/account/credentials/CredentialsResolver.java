package io.edgesweep.account.credentials;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.provider.CvmRoleCredential;
import io.edgesweep.settings.CredentialsSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Finds an account's key. */
public final class CredentialsResolver {

    private static final String ENVIRONMENT = "the environment";
    private static final String ID = "TENCENTCLOUD_SECRET_ID";
    private static final String KEY = "TENCENTCLOUD_SECRET_KEY";
    private static final String TOKEN = "TENCENTCLOUD_TOKEN";

    /** What the vendor calls the section for those who name none. */
    private static final String DEFAULT_PROFILE = "default";

    /** Stands for whichever role the machine has. */
    private static final String ANY_ROLE = "";

    /** The metadata service is on the machine itself, or nowhere. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final UnaryOperator<String> environment;
    private final ProfileFile profiles;
    private final Function<String, Credential> roles;
    private final InstantSource clock;

    /**
     * A finder on this machine.
     *
     * @param environment gives the value of an environment variable, empty if it is not set
     * @param userHome    below which the user's profile file may be
     */
    public CredentialsResolver(UnaryOperator<String> environment, Path userHome, InstantSource clock) {
        this(
                environment,
                new ProfileFile(ProfileFile.usualPlaces(userHome)),
                role -> role.equals(ANY_ROLE) ? new CvmRoleCredential() : new CvmRoleCredential(role),
                clock);
    }

    CredentialsResolver(
            UnaryOperator<String> environment,
            ProfileFile profiles,
            Function<String, Credential> roles,
            InstantSource clock) {
        this.environment = environment;
        this.profiles = profiles;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Finds the key.
     *
     * @param credentials where the configuration says it is
     * @param onLoopback  whether the API is on this machine: then it is none of the vendor's, and gets no key of the
     *                    machine's role that nobody has named
     * @throws NoKeyException when there is none
     */
    public ResolvedCredentials find(CredentialsSource credentials, boolean onLoopback) throws NoKeyException {
        if (credentials instanceof CredentialsSource.Explicit explicit) {
            return ResolvedCredentials.lasting(
                    new Credential(
                            SendableKey.checked(explicit.secretId(), "secret-id", "the configuration"),
                            SendableKey.checked(explicit.secretKey(), "secret-key", "the configuration"),
                            SendableKey.checked(explicit.token(), "token", "the configuration")),
                    "the configuration");
        }
        if (credentials instanceof CredentialsSource.Profile profile) {
            return profiles.read(profile.name());
        }
        if (credentials instanceof CredentialsSource.Role role) {
            return new ResolvedCredentials(role(role.name()), "role " + role.name() + " of this machine");
        }
        return first(onLoopback);
    }

    private ResolvedCredentials first(boolean onLoopback) throws NoKeyException {
        String id = variable(ID);
        String key = variable(KEY);
        if (!id.isEmpty() && !key.isEmpty()) {
            // The vendor's own reader leaves out the token.
            return ResolvedCredentials.lasting(new Credential(id, key, variable(TOKEN)), ENVIRONMENT);
        }
        StringBuilder tried = new StringBuilder("the environment has no ")
                .append(id.isEmpty() && key.isEmpty() ? ID + " and " + KEY : id.isEmpty() ? ID : KEY);
        try {
            return profiles.read(DEFAULT_PROFILE);
        } catch (NoKeyException e) {
            tried.append(", ").append(e.getMessage());
        }
        if (onLoopback) {
            throw new NoKeyException(tried + ", and the role of this machine is not for an API on loopback");
        }
        InstanceRoleCredentials role = role(ANY_ROLE);
        try {
            role.get();
            return new ResolvedCredentials(role, "the role of this machine");
        } catch (IllegalStateException e) {
            throw new NoKeyException(tried + ", and " + e.getMessage());
        }
    }

    /** Whoever sets a key here means it: a malformed one is refused, and does not lead on to another account's. */
    private String variable(String name) throws NoKeyException {
        // Made by echo, or saved on Windows, it has a line's end that is no part of it.
        return SendableKey.checked(environment.apply(name).strip(), name, ENVIRONMENT);
    }

    private InstanceRoleCredentials role(String name) {
        return new InstanceRoleCredentials(roles.apply(name), PATIENCE, clock);
    }
}
