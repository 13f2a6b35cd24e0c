package io.edgesweep.story;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser: one server and one browser for all that is tried there. */
class ConsoleBrowserTests {

    @TempDir
    private static Path folder;

    private static ConsoleStage stage;

    @BeforeAll
    static void open() {
        stage = new ConsoleStage(folder);
    }

    @AfterAll
    static void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Nested
    class Looks extends ConsoleLooks {

        Looks() {
            super(stage);
        }
    }

    @Nested
    class Acts extends ConsoleActs {

        Acts() {
            super(stage);
        }
    }
}
