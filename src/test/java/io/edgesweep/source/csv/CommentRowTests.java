package io.edgesweep.source.csv;

import static io.edgesweep.source.Readings.comments;
import static io.edgesweep.source.Readings.csv;
import static io.edgesweep.source.Readings.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.source.ReadResult;
import io.edgesweep.source.Readings;
import io.edgesweep.source.SourceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentRowTests {

    @Test
    void tells_of_every_line_that_begins_with_a_hash_but_of_the_header() throws SourceException {
        List<ReadResult> table = Readings.of(csv("# by hand\nurl,note\n#https://a/1,x\nhttps://a/2,y\n# end\n"));
        List<ReadResult> list = Readings.of(csv("# by hand\nhttps://a/2\n#https://a/1\n"));
        List<ReadResult> headed = Readings.of(csv("# by hand\n#url,note\nhttps://a/2,y\n#https://a/1,x\n"));

        assertThat(comments(table)).containsExactly("1 # by hand", "3 #https://a/1,x", "5 # end");
        assertThat(comments(list)).containsExactly("1 # by hand", "3 #https://a/1");
        assertThat(comments(headed)).containsExactly("1 # by hand", "4 #https://a/1,x");
        assertThat(List.of(texts(table), texts(list), texts(headed))).containsOnly(List.of("https://a/2"));
    }

    @Test
    void takes_a_hash_for_a_part_of_the_number_that_rows_begin_with() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("# by hand\nid,url\n#1,https://a/1\n#2,\"https://a/2\"\n# end\n"));

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2");
        assertThat(comments(readings)).containsExactly("1 # by hand", "5 # end");
        assertThat(texts(Readings.of(csv("id,url\n#1,https://a/1\n2,https://a/2\n"))))
                .hasSize(2);
    }

    @Test
    void takes_one_row_among_many_for_a_comment_though_something_stands_before_its_target() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("id,url\n1,https://a/1\n#2,https://a/2\n3,https://a/3\n"));

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/3");
        assertThat(comments(readings)).containsExactly("3 #2,https://a/2");
    }

    @Test
    void takes_a_comment_of_any_length_for_one() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("url\nhttps://a/1\n#" + "x".repeat(1_200_000) + "\nhttps://a/2\n"));

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2");
        assertThat(comments(readings)).singleElement().asString().hasSize(1003);
    }
}
