package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.edgesweep.sandbox.server.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Each line of the log says whose it is. */
class LogStoryTests {

    @TempDir
    private Path folder;

    @Test
    void each_line_of_a_run_names_its_job_and_the_run_in_its_lanes_too_and_no_other_line_does() {
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        world.jobForSite("www", "pages", world.urlFile("pages.csv", 3));
        world.jobForSite("shop", "shop", world.urlFile("shop.csv", "shop.example.com", 3));
        Lines lines = new Lines();
        try (Served served = Served.in(world).loggedIn()) {
            lines.begin();
            for (String job : List.of("pages", "shop")) {
                int over = over(served);
                world.sandbox.faults().next(World.CREATE, Fault.code("RequestLimitExceeded"));
                served.post("/jobs/" + job, "/jobs/" + job + "/runs", Map.of());
                Served.waitFor(() -> over(served) > over);
            }
            LoggerFactory.getLogger(LogStoryTests.class).error("of no run");
            lines.end();
        }

        String pages = "pages " + world.report("pages").run();
        String shop = "shop " + world.report("shop").run();
        assertThat(lines.of("submit-")).hasSizeGreaterThanOrEqualTo(2).allSatisfy(line -> assertThat(line)
                .matches("\\S+Z (INFO|WARN) +(" + pages + "|" + shop + "): \\S.*\n"));
        assertThat(lines.of("submit-")).anyMatch(line -> line.contains(pages)).anyMatch(line -> line.contains(shop));
        assertThat(lines.of("main")).singleElement().asString().endsWith("Z ERROR of no run\n");
    }

    private static int over(Served served) {
        return served.ask("api/runs").split("FINISHED", -1).length;
    }

    /** What is logged, as the log has it. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<Map.Entry<String, String>> all = new CopyOnWriteArrayList<>();
        private final PatternLayout layout = new PatternLayout();

        private static Logger root() {
            return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        }

        void begin() {
            LoggerContext context = root().getLoggerContext();
            layout.setContext(context);
            layout.setPattern(pattern());
            layout.start();
            setContext(context);
            start();
            root().addAppender(this);
        }

        void end() {
            root().detachAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            all.add(Map.entry(event.getThreadName(), layout.doLayout(event)));
        }

        List<String> of(String thread) {
            return all.stream()
                    .filter(line -> line.getKey().startsWith(thread))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        /** That of the program. */
        private static String pattern() {
            try (InputStream in = LogStoryTests.class.getResourceAsStream("/logback-spring.xml")) {
                Matcher pattern = Pattern.compile("<pattern>(.*)</pattern>")
                        .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                assertThat(pattern.find()).isTrue();
                return pattern.group(1).replace("&amp;", "&");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
