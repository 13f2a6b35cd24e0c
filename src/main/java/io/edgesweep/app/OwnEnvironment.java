package io.edgesweep.app;

import io.edgesweep.settings.read.SpringVariables;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The process's environment without the variables by which others configure their own programs of Spring. */
final class OwnEnvironment extends StandardEnvironment {

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        super.customizePropertySources(sources);
        Map<String, Object> heeded = new HashMap<>(getSystemEnvironment());
        heeded.keySet().removeIf(SpringVariables::isOfOthers);
        sources.replace(
                SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, heeded));
    }
}
