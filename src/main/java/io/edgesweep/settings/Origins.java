package io.edgesweep.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Says in words where a value was written. */
final class Origins {

    private Origins() {}

    static String place(@Nullable Origin origin) {
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
            return "environment variable " + environment.getProperty();
        }
        return "command line";
    }

    private static String place(PropertySourceOrigin origin) {
        return switch (origin.getPropertySource().getName()) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME ->
                "environment variable " + origin.getPropertyName();
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
                "system property " + origin.getPropertyName();
            default -> "command line";
        };
    }

    private static String file(Resource resource) {
        if (resource instanceof FileSystemResource file) {
            return Path.of(file.getPath()).normalize().toString();
        }
        String name = resource.getFilename();
        return name == null ? resource.getDescription() : name;
    }

    /** The place without its line, to sort by. */
    static String file(String place) {
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
