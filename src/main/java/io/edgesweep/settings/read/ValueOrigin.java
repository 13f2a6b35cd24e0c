package io.edgesweep.settings.read;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Says in words where a value was written. */
public final class ValueOrigin {

    private static final String ENVIRONMENT = "environment variable ";

    private ValueOrigin() {}

    /** File and line, environment variable, system property, or command line. */
    public static String place(@Nullable Origin origin) {
        if (origin instanceof PropertySourceOrigin wrapper) {
            return wrapper.getOrigin() == null ? place(wrapper) : place(wrapper.getOrigin());
        }
        if (origin instanceof TextResourceOrigin text && text.getResource() != null) {
            String file = file(text.getResource());
            return text.getLocation() == null
                    ? file
                    : file + ":" + (text.getLocation().getLine() + 1);
        }
        if (origin instanceof SystemEnvironmentOrigin environment) {
            return ENVIRONMENT + environment.getProperty();
        }
        return "command line";
    }

    private static String place(PropertySourceOrigin origin) {
        return switch (origin.getPropertySource().getName()) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> ENVIRONMENT + origin.getPropertyName();
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
                "system property " + origin.getPropertyName();
            default -> "command line";
        };
    }

    /** The environment variable's name; empty for what was written elsewhere. */
    static String variable(@Nullable Origin origin) {
        return isEnvironment(origin) ? place(origin).substring(ENVIRONMENT.length()) : "";
    }

    /** Whether the place is of this process alone, and not a file. */
    static boolean isOfThisProcess(String place) {
        return place.startsWith(ENVIRONMENT) || place.startsWith("system property ") || place.equals("command line");
    }

    /** Whether it was written in an environment variable. */
    static boolean isEnvironment(@Nullable Origin origin) {
        return place(origin).startsWith(ENVIRONMENT);
    }

    /** Whether it was written in a file that people wrote. */
    static boolean isInFile(@Nullable Origin origin) {
        if (origin instanceof PropertySourceOrigin wrapper) {
            return wrapper.getOrigin() != null && isInFile(wrapper.getOrigin());
        }
        return origin instanceof TextResourceOrigin && !isBuiltIn(origin);
    }

    /** Whether it was written in a file that the program itself brings along. */
    static boolean isBuiltIn(@Nullable Origin origin) {
        if (origin instanceof PropertySourceOrigin wrapper) {
            return wrapper.getOrigin() != null && isBuiltIn(wrapper.getOrigin());
        }
        return origin instanceof TextResourceOrigin text && isBuiltIn(text.getResource());
    }

    private static boolean isBuiltIn(@Nullable Resource resource) {
        return resource instanceof OriginTrackedResource tracked
                ? isBuiltIn(tracked.getResource())
                : resource instanceof ClassPathResource;
    }

    private static String file(Resource resource) {
        if (resource instanceof OriginTrackedResource tracked) {
            return file(tracked.getResource());
        }
        if (resource.isFile() && !(resource instanceof ClassPathResource)) {
            return fileOf(resource).toPath().normalize().toString();
        }
        String name = resource.getFilename();
        return name == null ? resource.getDescription() : name;
    }

    private static File fileOf(Resource resource) {
        try {
            return resource.getFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The place without its line. */
    public static String file(String place) {
        return hasLine(place) ? place.substring(0, place.lastIndexOf(':')) : place;
    }

    /** The place's line, to sort by; 0 where there is none. */
    static int line(String place) {
        return hasLine(place) ? Integer.parseInt(place.substring(place.lastIndexOf(':') + 1)) : 0;
    }

    private static boolean hasLine(String place) {
        return place.matches(".*:\\d{1,9}");
    }
}
