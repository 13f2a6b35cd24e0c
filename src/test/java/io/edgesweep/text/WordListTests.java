package io.edgesweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTests {

    @Test
    void puts_words_together() {
        assertThat(WordList.and(List.of("url"))).isEqualTo("url");
        assertThat(WordList.and(List.of("url", "tag"))).isEqualTo("url and tag");
        assertThat(WordList.and(List.of("url", "prefix", "tag"))).isEqualTo("url, prefix and tag");
    }

    @Test
    void shows_as_many_words_as_there_is_room_for_and_at_least_one() {
        List<String> words = List.of("one", "two", "three");

        assertThat(WordList.andMore(words, 15)).isEqualTo("one, two, three");
        assertThat(WordList.andMore(words, 14)).isEqualTo("one and 2 more");
        assertThat(WordList.andMore(words, 1)).isEqualTo("one and 2 more");
        assertThat(WordList.andMore(List.of("one", "two", "three", "four"), 20)).isEqualTo("one, two and 2 more");
    }
}
