package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronWordsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "0 0 2 * * ? = every day at 02:00 = 每天 02:00",
                "0 30 14 ? * * = every day at 14:30 = 每天 14:30",
                "0 0 6 ? * MON-FRI = Monday to Friday at 06:00 = 周一至周五 06:00",
                "0 0 7 ? * SAT,SUN = Saturday and Sunday at 07:00 = 周六和周日 07:00",
                "0 0 3 ? * sun = every Sunday at 03:00 = 每周日 03:00",
                "0 15 1 1 * ? = on day 1 of every month at 01:15 = 每月 1 日 01:15",
                "0 0 0/6 * * ? = every 6 hours, 0 min past = 每 6 小时，在第 0 分",
                "0 7 0/1 * * ? = every hour, 7 min past = 每小时第 7 分",
                "0 5 * * * ? = every hour, 5 min past = 每小时第 5 分",
                "0 0/10 * * * ? = every 10 minutes = 每 10 分钟"
            })
    void says_the_usual_schedules_in_words(String cron, String english, String chinese) {
        assertThat(CronWords.of(cron, Words.of(Language.ENGLISH))).contains(english);
        assertThat(CronWords.of(cron, Words.of(Language.CHINESE))).contains(chinese);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 2 1 1 ?", "0 0 2 L * ?", "0 0/7 * * * ?", "0 0 2 ? * MON#1", "0 0 2 * * ? 2027"})
    void leaves_what_it_would_say_wrongly_to_the_expression(String cron) {
        assertThat(CronWords.of(cron, Words.of(Language.CHINESE))).isEmpty();
    }
}
