package io.edgesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.app.Edgesweep;
import io.edgesweep.cli.print.Terminal;
import io.edgesweep.process.Sleeper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UsageErrorReporterTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rnu nightly                 | there is no command 'rnu' (did you mean 'run'?)",
                "run --inptu x nightly       | there is no option '--inptu' (did you mean '--input'?)",
                "run nightly weekly          | 'weekly' is one word too many; leave it out",
                "run                         | Missing required parameter: 'JOB'",
                "--edgesweep.home /var runs  | '--edgesweep.home' takes its value after '=', as in --edgesweep.home=VALUE",
                "run x --wait 10minutes      | '10minutes' is not a duration with its unit, such as 500ms, 30s",
                "purge --site s --kind ulr x | 'ulr' is not one of url, prefix, host, tag, all",
                "purge --site s --method x y | 'x' is not one of invalidate, delete",
                "runs --limit many           | 'many' is not a whole number",
                "list --charset utf9 x       | 'utf9' is not a charset that is known, such as UTF-8",
            })
    void tells_in_a_few_lines_what_is_wrong_and_where_help_is(String line, String words) {
        String err = err(line.split(" "));

        assertThat(err).startsWith("command line: ").contains(words).contains(" --help shows ");
        assertThat(err.lines()).hasSizeLessThan(8);
        assertThat(err).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "show, '', RUN",
        "retry, '', RUN",
        "stop, ' ', RUN",
        "reconcile, '', RUN",
        "run, '', JOB",
        "plan, '', JOB",
        "verify, '', RUN|JOB|URL",
        "quota, '', SITE",
        "resume, '', JOB|SITE|all",
        "explain, '', URL",
        "notify, '', JOB",
    })
    void refuses_an_empty_word_as_a_name(String command, String word, String label) {
        assertThat(err(command, word))
                .startsWith("command line: " + label + " is an empty word; name it.")
                .contains("nothing was sent");
    }

    @ParameterizedTest
    @CsvSource({"0", "-5"})
    void refuses_to_list_fewer_than_one_run(String limit) {
        assertThat(err("runs", "--limit=" + limit)).contains("'" + limit + "' is not allowed; allowed: 1 or more");
    }

    @ParameterizedTest
    @CsvSource({
        "run nightly --json --inptu x, there is no option",
        "rnu --json, there is no command",
        "list none.csv --json, there is no readable file",
    })
    void tells_it_in_json_where_json_was_asked_for(String line, String words) {
        String err = err(line.split(" "));

        JsonNode json = JsonMapper.shared().readTree(err);
        assertThat(json.path("exitCode").intValue()).isEqualTo(2);
        assertThat(json.path("error").stringValue()).isNotEmpty();
        assertThat(json.at("/mistakes/0/words").stringValue()).contains(words);
        assertThat(err.lines()).hasSize(1);
    }

    @Test
    void tells_all_commands_to_who_names_none() {
        assertThat(err()).contains("reconcile", "schedule").endsWith(" --help shows the commands.\n");
    }

    @Test
    void tells_what_to_do_where_no_file_is() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));

        assertThat(err("list", "none.csv")).contains("there is no readable file 'none.csv'; paths begin at /");
        assertThat(err("list", "www.example.com/a")).contains("if it is a URL, begin it with https://");
        assertThat(err("list", "www.example.com")).contains("if it is a URL, begin it with https://");
        assertThat(err("list", "urls.csv")).doesNotContain("https://");
        assertThat(err("list", data + "/")).contains("is a folder; name its files, as in '" + data + "/*.csv'");
        assertThat(err("list", data + "/*.csv")).contains("no readable file matches '" + data + "/*.csv'");
    }

    private static String err(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Edgesweep.run(
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(PrintStream.nullOutputStream()),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false),
                InstantSource.system(),
                Sleeper.real(),
                arguments);
        assertThat(exitCode).isEqualTo(2);
        return err.toString(StandardCharsets.UTF_8);
    }
}
