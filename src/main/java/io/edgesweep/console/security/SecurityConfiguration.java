package io.edgesweep.console.security;

import io.edgesweep.console.network.CommandConnector;
import io.edgesweep.console.network.OwnRedirects;
import io.edgesweep.console.network.SlowConnections;
import io.edgesweep.console.request.Problem;
import io.edgesweep.console.security.PasswordLogin.Origin;
import io.edgesweep.console.security.PasswordLogin.TooManyGuesses;
import io.edgesweep.console.service.ConsoleServices;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationDetailsSource;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Who may call what, and what a browser may do with the answers. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {

    /** Our pages have their style and script in files of their own. */
    private static final String PAGES = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A report carries its style with it, and has no script. */
    private static final String REPORTS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    AuthenticationProvider passwords(Login login, InstantSource clock, AuditLog audit) {
        return new PasswordLogin(login, new LoginThrottle(clock), audit);
    }

    @Bean
    KnownBrowsers knownBrowsers() {
        return new KnownBrowsers();
    }

    @Bean
    KeptLogins keptLogins(ConsoleServices desk, Login login, InstantSource clock) {
        return new KeptLogins(desk.settings().folders().home().resolve(KeptLogins.FILE), login, clock);
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

    /** Programs that look after us: by a header, or out of curiosity from a page. Nothing can be changed here. */
    @Bean
    @Order(2)
    SecurityFilterChain observers(
            HttpSecurity http, ConsoleServices desk, KnownBrowsers browsers, SlowConnections connections) {
        return byHeader(http.securityMatcher("/actuator/**"), desk, browsers, connections, SessionCreationPolicy.NEVER);
    }

    /**
     * Programs that use the API. Whoever sends the header means the request, for no page of another site can make a browser send
     * it; so there is no token of a form, and no session counts.
     */
    @Bean
    @Order(3)
    SecurityFilterChain programs(
            HttpSecurity http, ConsoleServices desk, KnownBrowsers browsers, SlowConnections connections) {
        return byHeader(
                http.securityMatcher(request ->
                        Problem.isFor(request.getServletPath()) && request.getHeader("Authorization") != null),
                desk,
                browsers,
                connections,
                SessionCreationPolicy.STATELESS);
    }

    private static SecurityFilterChain byHeader(
            HttpSecurity http,
            ConsoleServices desk,
            KnownBrowsers browsers,
            SlowConnections connections,
            SessionCreationPolicy sessions) {
        AuthenticationEntryPoint entry = new ProgramEntry();
        withHeaders(http)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(sessions)
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new TokenLogin(desk.settings().console().tokens(), entry), BasicAuthenticationFilter.class)
                .addFilterAfter(
                        new LoginFirst(entry, new NullRequestCache(), connections), BasicAuthenticationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(entry).authenticationDetailsSource(origin(browsers)))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(entry))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(request -> LoginFirst.isForAll(request.getServletPath()))
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        return http.build();
    }

    @Bean
    SlowConnections slowConnections(InstantSource clock, ConsoleServices desk) {
        return new SlowConnections(clock, desk.settings().console().requestTime());
    }

    /** People with a browser. There is no session before the login: what it takes is in cookies. */
    @Bean
    @Order(4)
    SecurityFilterChain people(
            HttpSecurity http, AuditLog audit, KnownBrowsers browsers, KeptLogins logins, SlowConnections connections) {
        AuthenticationEntryPoint entry = entry();
        CookieRequestCache asked = new CookieRequestCache();
        asked.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Strict"));
        withHeaders(http)
                .addFilterBefore(new KeptLoginFilter(logins), CsrfFilter.class)
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
                .formLogin(form -> form.loginPage("/login")
                        .authenticationDetailsSource(origin(browsers))
                        .successHandler(let(asked, audit, browsers, logins))
                        .failureHandler(SecurityConfiguration::tellWhy))
                .logout(logout -> logout.addLogoutHandler(
                                (request, response, known) -> logins.forget(request, response))
                        .addLogoutHandler((request, response, known) ->
                                audit.note(known == null ? "" : known.getName(), request.getRemoteAddr(), "logout", ""))
                        .logoutSuccessHandler((request, response, known) ->
                                new OwnRedirects().sendRedirect(request, response, "/login?out")))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(entry).accessDeniedHandler(denied()));
        return http.build();
    }

    /** Programs are told by a status, people are sent to the login. */
    private static AuthenticationEntryPoint entry() {
        AuthenticationEntryPoint programs = new ProgramEntry();
        AuthenticationEntryPoint people =
                (request, response, failure) -> new OwnRedirects().sendRedirect(request, response, "/login");
        return (request, response, failure) ->
                (Problem.isFor(request.getServletPath()) ? programs : people).commence(request, response, failure);
    }

    private static AuthenticationDetailsSource<HttpServletRequest, Origin> origin(KnownBrowsers browsers) {
        return request -> new Origin(request.getRemoteAddr(), browsers.place(request));
    }

    /** Goes where somebody wanted to before the login. */
    private static AuthenticationSuccessHandler let(
            RequestCache asked, AuditLog audit, KnownBrowsers browsers, KeptLogins logins) {
        SavedRequestAwareAuthenticationSuccessHandler there = new SavedRequestAwareAuthenticationSuccessHandler();
        there.setRequestCache(asked);
        there.setRedirectStrategy(new OwnRedirects());
        return (request, response, known) -> {
            browsers.remember(request, response);
            logins.keep(request, response);
            audit.note(known.getName(), request.getRemoteAddr(), "login", "");
            there.onAuthenticationSuccess(request, response, known);
        };
    }

    private static void tellWhy(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        String why = e instanceof TooManyGuesses many ? "later=" + many.seconds() : "failed";
        new OwnRedirects().sendRedirect(request, response, "/login?" + why);
    }

    private static AccessDeniedHandler denied() {
        AccessDeniedHandler people = new AccessDeniedHandlerImpl();
        return (request, response, failure) -> {
            if (Problem.isFor(request.getServletPath())) {
                Problem.of(
                                HttpStatus.FORBIDDEN,
                                "An order in a browser's session needs the header X-CSRF-TOKEN with the token of one of"
                                        + " its forms (_csrf); a program sends the header Authorization instead, and"
                                        + " needs neither session nor token")
                        .write(response);
            } else {
                people.handle(request, response, failure);
            }
        };
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
                .httpStrictTransportSecurity(https -> https.includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter((request, response) -> response.setHeader(
                        "Content-Security-Policy",
                        request.getServletPath().startsWith("/reports/") ? REPORTS : PAGES)));
    }
}
