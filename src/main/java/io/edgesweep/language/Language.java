package io.edgesweep.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A language that reports and notices are written in. */
public enum Language {
    /** English. */
    ENGLISH("en", Locale.ENGLISH),
    /** Simplified Chinese, as people of mainland China write it. */
    CHINESE("zh-CN", Locale.SIMPLIFIED_CHINESE);

    /** Where Chinese is written in traditional characters, unless the locale says otherwise. */
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** Its tag as HTML and the configuration write it (BCP 47). */
    public String tag() {
        return tag;
    }

    /** By which its numbers are written. */
    public Locale locale() {
        return locale;
    }

    /**
     * The language that the configuration asks for.
     *
     * @param setting {@code auto}, or a language's tag
     * @param machine the machine's own, which {@code auto} stands for
     * @return empty when the setting is none of these
     */
    public static Optional<Language> of(String setting, Locale machine) {
        return setting.equals("auto")
                ? Optional.of(of(machine))
                : Arrays.stream(values())
                        .filter(language -> language.tag.equals(setting))
                        .findFirst();
    }

    /** The same on this machine. */
    public static Optional<Language> ofSetting(String setting) {
        return of(setting, Locale.getDefault());
    }

    /** The language that this machine speaks, as far as we speak it. */
    public static Language ofMachine() {
        return of(Locale.getDefault());
    }

    /** The language for people of the locale: English, unless they read simplified characters. */
    public static Language of(Locale locale) {
        boolean traditional = locale.getScript().isEmpty()
                ? TRADITIONAL.contains(locale.getCountry())
                : locale.getScript().equals("Hant");
        return locale.getLanguage().equals("zh") && !traditional ? CHINESE : ENGLISH;
    }
}
