package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronWordsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "0 0 2 * * ? = every day at 02:00",
                "0 30 14 ? * * = every day at 14:30",
                "0 0 6 ? * MON-FRI = Monday to Friday at 06:00",
                "0 0 3 ? * sun = every Sunday at 03:00",
                "0 15 1 1 * ? = on day 1 of every month at 01:15",
                "0 0 0/6 * * ? = every 6 hours, 0 min past",
                "0 5 * * * ? = every hour, 5 min past",
                "0 0/10 * * * ? = every 10 minutes"
            })
    void says_the_usual_schedules_in_words(String cron, String words) {
        assertThat(CronWords.of(cron)).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 2 1 1 ?", "0 0 2 L * ?", "0 0/7 * * * ?", "0 0 2 ? * MON#1", "0 0 2 * * ? 2027"})
    void leaves_what_it_would_say_wrongly_to_the_expression(String cron) {
        assertThat(CronWords.of(cron)).isEmpty();
    }
}
