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
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;

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
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ThrottledLogin(throttle), SecurityContextHolderFilter.class)
                .httpBasic(basic -> {})
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        return http.build();
    }

    @Bean
    SlowConnections slowConnections(InstantSource clock, Desk desk) {
        return new SlowConnections(clock, desk.settings().console().requestTime());
    }

    /** People with a browser, and their scripts. There is no session before the login: what it takes is in cookies. */
    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http, LoginThrottle throttle, SlowConnections connections) {
        AuthenticationEntryPoint entry = entry();
        CookieRequestCache asked = new CookieRequestCache();
        asked.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Strict"));
        SimpleUrlAuthenticationFailureHandler failed = new SimpleUrlAuthenticationFailureHandler("/login?failed");
        failed.setAllowSessionCreation(false);
        withHeaders(http)
                .addFilterBefore(new ThrottledLogin(throttle), SecurityContextHolderFilter.class)
                .addFilterBefore(new LoginFirst(entry, asked, connections), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .requestCache(cache -> cache.requestCache(asked))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(request -> LoginFirst.isForAll(request.getServletPath()))
                                .permitAll()
                                .requestMatchers("/local/**")
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login").failureHandler(failed))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(entry));
        return http.build();
    }

    /** Programs are told by a status, people are sent to the login. */
    private static AuthenticationEntryPoint entry() {
        AuthenticationEntryPoint programs = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        AuthenticationEntryPoint people = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, failure) ->
                (request.getServletPath().startsWith("/api/") ? programs : people).commence(request, response, failure);
    }

    /** In a cookie that no script reads and no other site makes a browser send. */
    private static CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("edgesweep-form");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
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
