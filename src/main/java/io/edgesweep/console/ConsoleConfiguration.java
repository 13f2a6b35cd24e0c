package io.edgesweep.console;

import io.edgesweep.console.request.ErrorPages;
import io.edgesweep.console.request.MalformedRequests;
import io.edgesweep.console.request.Refusals;
import io.edgesweep.console.request.StrictRequests;
import io.edgesweep.console.security.AuditLog;
import io.edgesweep.console.security.HostHeaderFilter;
import io.edgesweep.console.security.LoginPage;
import io.edgesweep.console.security.SecurityConfiguration;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.Drafts;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;

/** The console's own Spring context. What Spring Boot is to set up in it is named. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@Import({
    SecurityConfiguration.class,
    HealthConfiguration.class,
    CommonModel.class,
    LanguageChoice.class,
    StyleSheet.class,
    LoginPage.class,
    TodayPage.class,
    JobPages.class,
    OrderPages.class,
    RunPages.class,
    RunActions.class,
    LivePages.class,
    FindPages.class,
    PurgePages.class,
    QueuePages.class,
    ReportFiles.class,
    PausePages.class,
    ExplainPages.class,
    Api.class,
    PauseApi.class,
    QueueApi.class,
    LocalApi.class,
    Refusals.class,
    ErrorPages.class
})
class ConsoleConfiguration {

    /** Around all that may ask for a parameter. */
    @Bean
    FilterRegistrationBean<MalformedRequests> malformedRequests() {
        FilterRegistrationBean<MalformedRequests> first = new FilterRegistrationBean<>(new MalformedRequests());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    /** Before everything else, the login included. */
    @Bean
    FilterRegistrationBean<HostHeaderFilter> hostCheck(ConsoleServices desk) {
        FilterRegistrationBean<HostHeaderFilter> check = new FilterRegistrationBean<>(
                new HostHeaderFilter(desk.settings().console().hosts()));
        check.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return check;
    }

    @Bean
    Drafts drafts(ConsoleServices desk) throws IOException {
        return new Drafts(desk.settings().folders().home());
    }

    @Bean
    LiveStreams liveStreams() {
        return new LiveStreams();
    }

    /** By the names under which Spring looks for them. */
    @Bean({"pageLanguage", "localeResolver", "messageSource"})
    PageLanguage pageLanguage(ConsoleServices desk) {
        return new PageLanguage(desk.settings().output().language());
    }

    /** Nothing that comes may be passed over. */
    @Bean
    WebMvcConfigurer strictRequests(AuditLog audit, PageLanguage language) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(language);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AuditedOrders(audit));
                registry.addInterceptor(new StrictRequests());
            }
        };
    }

    /** An order is understood to its last value, or refused: what is misspelled, missing or there twice is no default. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    }
}
