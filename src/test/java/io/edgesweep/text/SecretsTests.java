package io.edgesweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://u:pw@www.example.com/a              | https://***@www.example.com/a
                    //u@www.example.com/a                       | //***@www.example.com/a
                    https://www.example.com/a?token=s3cret&b=   | https://www.example.com/a?token=…&b=
                    /a?x=1;sig=AbC%3D#access_token=zz           | /a?x=1;sig=…#access_token=…
                    https://www.example.com/a?page=12&of=1234   | https://www.example.com/a?page=12&of=…
                    see https://a.test/?k=v, or 'b?k=w' there   | see https://a.test/?k=… or 'b?k=…' there
                    https://www.example.com/a@b/c=d             | https://www.example.com/a@b/c=d
                    column kind: 'a=b' is not one of            | column kind: 'a=b' is not one of
                    """)
    void are_masked(String text, String masked) {
        assertThat(Secrets.masked(text)).isEqualTo(masked);
    }

    @Test
    void leave_two_documents_apart_that_differ_in_one() {
        String one = Secrets.nameOf("https://a.test/s.xml?token=one&page=2");
        String other = Secrets.nameOf("https://a.test/s.xml?token=other&page=2");

        assertThat(one)
                .startsWith("https://a.test/s.xml?token=…")
                .endsWith("&page=2")
                .doesNotContain("one&");
        assertThat(one).isNotEqualTo(other).isEqualTo(Secrets.nameOf("https://a.test/s.xml?token=one&page=2"));
        assertThat(Secrets.nameOf("data/a?b=secret\n.csv")).isEqualTo("data/a?b=secret .csv");
    }
}
