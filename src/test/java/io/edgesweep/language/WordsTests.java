package io.edgesweep.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTests {

    private static final Instant TUESDAY = Instant.parse("2026-11-30T16:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Names, commands, files and units that a Chinese sentence holds as they are. */
    private static final Set<String> NAMES = Set.of(
            "edgesweep",
            "reconcile",
            "retry",
            "csv",
            "json",
            "run",
            "targets",
            "id",
            "task",
            "request",
            "URL",
            "CDN",
            "UTC",
            "Asia",
            "Shanghai",
            "zone",
            "quota",
            "purge",
            "verify",
            "paths",
            "schedule",
            "missed",
            "yes",
            "include",
            "exclude");

    /** Names of columns, keys and formats, and parts of addresses, that reasons hold. */
    private static final Set<String> NAMES_IN_REASONS = Set.of(
            ("kind whole hosts true max free space kB MB length www example com http https IPv UTF url prefix host HOST site all column"
                            + " delimiter none charset XML amp lt loc link cache key first learn lastmod xn Punycode ASCII"
                            + " ETag Last Modified CSV limits set changed API batch search calls bytes SecretId SecretKey teo cdn CreatePurgeTask"
                            + " DescribePurgeTasks DescribeContentQuota CreatePrefetchTask DescribePrefetchTasks"
                            + " PurgeUrlsCache PurgePathCache DescribePurgeQuota DescribePushQuota PushUrlsCache"
                            + " DescribePushTasks domains tag HTTP ECDN accounts credentials Response call answer"
                            + " Java Age content fetch longest wait verify origin requests"
                            + " Content Excel Location NUMBER Sitemap Type allow depth documents fc gzip"
                            + " headers private proxy ratio redirects sitemap sitemapindex"
                            + " time timeout total unzipped urls urlset xml"
                            + " by etag plan priority")
                    .split(" ", -1));

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    private static final Pattern FORM = Pattern.compile("\\{\\w* *, *(select|plural),");

    /** What a form is chosen by is no word of the sentence. */
    private static final Set<MessagePattern.Part.Type> OF_THE_FORMAT = EnumSet.of(
            MessagePattern.Part.Type.ARG_NAME,
            MessagePattern.Part.Type.ARG_TYPE,
            MessagePattern.Part.Type.ARG_STYLE,
            MessagePattern.Part.Type.ARG_SELECTOR);

    private final Words english = Words.of(Language.ENGLISH);
    private final Words chinese = Words.of(Language.CHINESE);

    @Test
    void no_key_lacks_a_language() {
        assertThat(chinese.keys()).isEqualTo(english.keys());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_sentence_is_a_pattern(Language language) {
        Words words = Words.of(language);
        for (String key : words.keys()) {
            assertThat(new MessageFormat(words.say(key), language.locale())).isNotNull();
        }
    }

    @Test
    void chinese_sentences_need_the_same_numbers_as_english_ones() {
        for (String key : english.keys()) {
            assertThat(arguments(chinese, key)).as(key).isEqualTo(arguments(english, key));
        }
    }

    private static Set<String> arguments(Words words, String key) {
        return new TreeSet<>(new MessageFormat(words.say(key), Locale.ROOT).getArgumentNames());
    }

    @Test
    void chinese_sentences_hold_no_english_words_but_names() {
        for (String key : chinese.keys()) {
            Set<String> inEnglish = words(english, key);
            assertThat(words(chinese, key))
                    .as(key)
                    .allMatch(each -> NAMES.contains(each)
                            || (key.startsWith(Words.REASON)
                                    && NAMES_IN_REASONS.contains(each)
                                    && (inEnglish.contains(each) || inEnglish.contains(each + "s"))));
        }
    }

    @Test
    void no_name_is_allowed_that_no_chinese_sentence_needs() {
        Set<String> needed = chinese.keys().stream()
                .flatMap(key -> words(chinese, key).stream())
                .collect(Collectors.toSet());

        assertThat(needed).containsAll(NAMES).containsAll(NAMES_IN_REASONS);
    }

    /** The words of a sentence in Latin letters, without what the message format asks for. */
    private static Set<String> words(Words catalogue, String key) {
        String sentence = catalogue.say(key);
        MessagePattern pattern = new MessagePattern(sentence);
        StringBuilder text = new StringBuilder(sentence);
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (OF_THE_FORMAT.contains(part.getType())) {
                text.replace(part.getIndex(), part.getLimit(), " ".repeat(part.getLength()));
            }
        }
        String said = FORM.matcher(text).replaceAll(" ");
        return WORD.matcher(said).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** English has this in {@code PlainEnglishTests}. */
    @Test
    void what_waits_has_one_word_in_chinese() {
        assertThat(chinese.keys())
                .allSatisfy(key -> assertThat(chinese.say(key)).doesNotContain("顺延", "积压", "推迟"));
    }

    @Test
    void numbers_have_separators_and_plural_forms() {
        assertThat(english.say("headline.stale", 1L)).isEqualTo("1 target may still be served stale.");
        assertThat(english.say("headline.stale", 1269L)).isEqualTo("1,269 targets may still be served stale.");
        assertThat(chinese.say("headline.stale", 1269L)).isEqualTo("可能仍有 1,269 个目标返回旧内容。");
    }

    @Test
    void moments_have_their_weekday_and_zone() {
        assertThat(english.moment(TUESDAY, SHANGHAI)).isEqualTo("Tuesday 00:00 (Asia/Shanghai)");
        assertThat(chinese.moment(TUESDAY, SHANGHAI)).isEqualTo("周二 00:00（Asia/Shanghai）");
    }

    @Test
    void times_have_utc_beside_with_its_day_where_that_is_another() {
        Instant noon = TUESDAY.plus(Duration.ofHours(12));
        assertThat(english.time(TUESDAY, SHANGHAI))
                .isEqualTo("2026-12-01 00:00:00 Asia/Shanghai, 2026-11-30 16:00 UTC");
        assertThat(english.time(noon, SHANGHAI)).isEqualTo("2026-12-01 12:00:00 Asia/Shanghai, 04:00 UTC");
        assertThat(english.span(TUESDAY, TUESDAY.plusSeconds(1), SHANGHAI))
                .isEqualTo("2026-12-01 00:00:00 – 00:00:01 Asia/Shanghai, 2026-11-30 16:00 UTC");
        assertThat(chinese.span(noon, noon.plusSeconds(1), SHANGHAI))
                .isEqualTo("2026-12-01 12:00:00 – 12:00:01 Asia/Shanghai，04:00 UTC");
        assertThat(english.time(TUESDAY, ZoneId.of("UTC"))).isEqualTo("2026-11-30 16:00:00 UTC");
    }

    @Test
    void durations_have_two_units() {
        assertThat(english.duration(Duration.ofSeconds(348))).isEqualTo("5 min 48 s");
        assertThat(english.duration(Duration.ofMinutes(125))).isEqualTo("2 h 05 min");
        assertThat(english.duration(Duration.ofHours(50))).isEqualTo("2 d 2 h");
        assertThat(chinese.duration(Duration.ofSeconds(348))).isEqualTo("5 分 48 秒");
    }

    @Test
    void shares_have_two_places_and_never_round_to_all_or_nothing() {
        assertThat(english.share(9731, 10_000)).isEqualTo("97.31 %");
        assertThat(chinese.share(9731, 10_000)).isEqualTo("97.31%");
        assertThat(english.share(0, 10)).isEqualTo("0 %");
        assertThat(english.share(999_999, 1_000_000)).isEqualTo("99.99 %");
    }

    @ParameterizedTest
    @CsvSource({
        "auto, zh-CN, CHINESE",
        "auto, zh-SG, CHINESE",
        "auto, zh-TW, ENGLISH",
        "auto, zh-Hant, ENGLISH",
        "auto, de-DE, ENGLISH",
        "en, zh-CN, ENGLISH",
        "zh-CN, en, CHINESE"
    })
    void the_language_is_that_of_the_setting_or_the_machine(String setting, String machine, Language language) {
        assertThat(Language.of(setting, Locale.forLanguageTag(machine))).contains(language);
    }

    @Test
    void a_language_that_we_do_not_speak_is_none() {
        assertThat(Language.of("fr", Locale.ENGLISH)).isEmpty();
    }
}
