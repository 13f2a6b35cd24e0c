package io.edgesweep.console;

import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may call what, and what a browser may do with the answers. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    /** Our pages have their style and script in files of their own. */
    private static final String PAGES = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A report carries its style with it, and has no script. */
    private static final String REPORTS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    UserDetailsService users(Login login) {
        return new InMemoryUserDetailsManager(User.withUsername(login.user())
                .password(login.hash())
                .roles("OPERATOR")
                .build());
    }

    @Bean
    LoginThrottle loginThrottle(InstantSource clock) {
        return new LoginThrottle(clock);
    }

    @Bean
    LoginEvents loginEvents(LoginThrottle throttle) {
        return new LoginEvents(throttle);
    }

    /** The command line of this machine, which shows by its way that it may read our home folder. */
    @Bean
    @Order(1)
    SecurityFilterChain commands(HttpSecurity http) {
        withHeaders(http)
                .securityMatcher(CommandConnector::isCommand)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    /** Programs that look after us: by the same login, in a header. */
    @Bean
    @Order(2)
    SecurityFilterChain observers(HttpSecurity http, LoginThrottle throttle) {
        withHeaders(http)
                .securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterBefore(new ThrottledLogin(throttle), SecurityContextHolderFilter.class)
                .httpBasic(basic -> {})
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        return http.build();
    }

    /** People with a browser, and their scripts. */
    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http, LoginThrottle throttle) {
        withHeaders(http)
                .addFilterBefore(new ThrottledLogin(throttle), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/login", "/assets/**", "/error")
                        .permitAll()
                        .requestMatchers("/local/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").failureUrl("/login?failed"))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                PathPatternRequestMatcher.pathPattern("/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true));
        return http.build();
    }

    /** Without a referrer, browsers hide the origin of our own forms, which we check; so it is sent to ourselves. */
    private static HttpSecurity withHeaders(HttpSecurity http) {
        return http.headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter((request, response) -> response.setHeader(
                        "Content-Security-Policy",
                        request.getServletPath().startsWith("/reports/") ? REPORTS : PAGES)));
    }

    /** Tells the throttle how logins ended. */
    static final class LoginEvents {

        private final LoginThrottle throttle;

        LoginEvents(LoginThrottle throttle) {
            this.throttle = throttle;
        }

        @EventListener
        void failed(AbstractAuthenticationFailureEvent event) {
            if (event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
                throttle.failed(details.getRemoteAddress());
            }
        }

        @EventListener
        void succeeded(AuthenticationSuccessEvent event) {
            if (event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
                throttle.succeeded(details.getRemoteAddress());
            }
        }
    }
}
