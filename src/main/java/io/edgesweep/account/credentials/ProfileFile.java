package io.edgesweep.account.credentials;

import com.tencentcloudapi.common.Credential;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.configuration2.INIConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;

/**
 * The vendor's profile file, read with the library that the vendor's own reader uses; that one knows only the section
 * {@code default}, and keeps the whole file in a static field.
 */
final class ProfileFile {

    private final List<Path> places;

    /** @param places where the file may be; the first that is there counts */
    ProfileFile(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** Where the vendor's tools look: for everybody on the machine first, then for the user. */
    static List<Path> usualPlaces(Path userHome) {
        return List.of(Path.of("/etc", "tencentcloud", "credentials"), userHome.resolve(".tencentcloud/credentials"));
    }

    /** @throws NoKeyException when the file has no whole key in the section */
    ResolvedCredentials read(String section) throws NoKeyException {
        Path file = places.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new NoKeyException("there is no profile file "
                        + places.stream().map(Path::toString).collect(Collectors.joining(" or "))));
        INIConfiguration ini = load(file);
        if (!ini.getSections().contains(section)) {
            throw new NoKeyException("the profile file " + file + " has no section [" + section + "]");
        }
        return ResolvedCredentials.lasting(
                new Credential(value(ini, file, section, "secret_id"), value(ini, file, section, "secret_key")),
                "profile " + section + " of " + file);
    }

    private static INIConfiguration load(Path file) throws NoKeyException {
        INIConfiguration ini = new INIConfiguration();
        try (Reader reader = Files.newBufferedReader(file)) {
            ini.read(reader);
            return ini;
        } catch (IOException e) {
            throw new NoKeyException("the profile file " + file + " cannot be read: "
                    + (e instanceof AccessDeniedException
                            ? "permission denied"
                            : e instanceof CharacterCodingException
                                    ? "it is not text in UTF-8"
                                    : Objects.requireNonNullElse(e.getMessage(), "input failed")));
        } catch (ConfigurationException e) {
            // Its message may quote a line.
            throw new NoKeyException("the profile file " + file + " is not made of sections and lines name = value");
        }
    }

    /** As it was written: a reference to another value, which the library would resolve, cannot be part of a key. */
    private static String value(INIConfiguration ini, Path file, String section, String name) throws NoKeyException {
        if (ini.getProperty(section + "." + name) instanceof String text && !text.isBlank()) {
            return SendableKey.checked(text.strip(), name, "section [" + section + "] of the profile file " + file);
        }
        throw new NoKeyException("the profile file " + file + " has not one " + name + " in section [" + section + "]");
    }
}
