package io.edgesweep.console;

import io.edgesweep.console.request.OwnCookie;
import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: what somebody has chosen in the browser, else what the browser wishes for, as far as we speak it, else
 * the configured one. Gives templates their sentences, and methods that show pages their {@link Words}.
 */
final class PageLanguage implements LocaleResolver, MessageSource, HandlerMethodArgumentResolver {

    /** Holds the tag of the language that was chosen. */
    static final OwnCookie COOKIE = new OwnCookie("edgesweep-language");

    private final Language configured;
    private final Map<Language, Words> catalogues = new EnumMap<>(Language.class);

    PageLanguage(Language configured) {
        this.configured = configured;
        for (Language language : Language.values()) {
            catalogues.put(language, Words.of(language));
        }
    }

    /** The words of a page that is asked for. */
    Words words(HttpServletRequest request) {
        return words(language(request));
    }

    private Words words(Language language) {
        Words words = catalogues.get(language);
        if (words == null) {
            throw new IllegalArgumentException("no catalogue of " + language);
        }
        return words;
    }

    private Language language(HttpServletRequest request) {
        return chosen(request).orElseGet(() -> wished(request));
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        return COOKIE.in(request).flatMap(PageLanguage::ofTag);
    }

    /** The language with the tag. */
    static Optional<Language> ofTag(@Nullable String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    private Language wished(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return configured;
        }
        List<Locale> wishes = Collections.list(request.getLocales());
        for (Locale wish : wishes) {
            if (Language.of(wish) == Language.CHINESE) {
                return Language.CHINESE;
            }
            if (wish.getLanguage().equals("en")) {
                return Language.ENGLISH;
            }
        }
        return configured;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return language(request).locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a cookie holds it");
    }

    @Override
    public @Nullable String getMessage(
            String code, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale locale) {
        Words words = words(locale == null ? configured : Language.of(locale));
        return words.has(code) ? words.say(code, arguments == null ? new Object[0] : arguments) : otherwise;
    }

    @Override
    public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        return words(locale == null ? configured : Language.of(locale))
                .say(code, arguments == null ? new Object[0] : arguments);
    }

    @Override
    public String getMessage(MessageSourceResolvable wanted, @Nullable Locale locale) {
        String[] codes = wanted.getCodes();
        return codes == null || codes.length == 0
                ? String.valueOf(wanted.getDefaultMessage())
                : getMessage(codes[0], wanted.getArguments(), locale);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Words.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
        return asked == null ? words(configured) : words(asked);
    }
}
