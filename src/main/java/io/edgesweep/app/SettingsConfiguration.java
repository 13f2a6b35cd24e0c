package io.edgesweep.app;

import org.springframework.context.annotation.Configuration;

/** The settings alone, which are handed in: all that is needed to read sources. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {}
