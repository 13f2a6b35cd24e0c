package io.edgesweep.settings.read;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The environment without what Kubernetes puts there for each Service of the namespace (Kubernetes, "Discovering services").
 * For one that is called edgesweep, these look like keys of ours: {@code EDGESWEEP_PORT=tcp://10.0.0.1:8080}.
 */
final class ServiceVariables {

    private static final Pattern NAME =
            Pattern.compile(".*_SERVICE_(HOST|PORT(_.*)?)|.*_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");
    private static final Pattern VALUE = Pattern.compile("(?s)(tcp|udp|sctp)://.*");

    private ServiceVariables() {}

    /** The source itself, unless it is the environment. */
    static ConfigurationPropertySource leftOut(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource
                ? source.filter(name -> !isOfService(source, name))
                : source;
    }

    private static boolean isOfService(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        return property != null
                && (VALUE.matcher(String.valueOf(property.getValue())).matches()
                        || NAME.matcher(ValueOrigin.variable(property.getOrigin()))
                                .matches());
    }
}
