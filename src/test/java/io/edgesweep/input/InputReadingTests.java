package io.edgesweep.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.Providers;
import io.edgesweep.runtime.ReportLocks;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.runtime.RunStops;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.PurgeRules;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.settings.read.SettingsReader;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.TargetRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A process that is asked to end while it goes through what it has read does so at the next row or page of them. */
class InputReadingTests {

    private static final int PAGE = 1000;

    @TempDir
    private Path folder;

    private final StopSignal stop = new StopSignal();

    @Test
    void ends_when_it_is_asked_to_while_it_sorts() throws IOException {
        try (InputReading input = input()) {
            input.readAll();
            stop.give();

            assertThatThrownBy(() -> input.sort(waiting -> {})).isInstanceOf(StopSignal.StoppedException.class);
        }
    }

    @Test
    void ends_when_it_is_asked_to_while_it_gives_rows_back() throws IOException {
        try (InputReading input = input()) {
            input.readAll();
            input.sort(waiting -> {});
            Stopping sink = new Stopping();

            assertThatThrownBy(() -> input.spill().drain(sink)).isInstanceOf(StopSignal.StoppedException.class);
            assertThat(sink.rows).isEqualTo(PAGE);
        }
    }

    /** Asks it to end with the first row. */
    private final class Stopping implements Spill.Sink {

        private int rows;

        @Override
        public void unique(TargetRow row, @Nullable LastPurge known) {
            stop.give();
            rows++;
        }

        @Override
        public void duplicate(RejectedRow row) {
            rows++;
        }

        @Override
        public void end() {
            throw new AssertionError("it has gone on");
        }
    }

    private InputReading input() throws IOException {
        List<String> urls = IntStream.range(0, 3 * PAGE)
                .mapToObj(i -> "https://www.example.com/" + i)
                .toList();
        JobFile job = JobFile.plain(
                "nightly",
                List.of("www"),
                PurgeRules.plain(Kind.URL, Method.INVALIDATE),
                List.of(new SourceSpec.Listed("list", urls)));
        return new InputReading(
                new RunRequest(job, Set.of()),
                services(),
                "run-1",
                "run-1",
                false,
                new InputReading.Listeners(finding -> {}, page -> {}, () -> false, Progress.NONE));
    }

    private RunServices services() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "edgesweep.home", folder.toString(),
                                "edgesweep.accounts.main.calls-per-second", "20",
                                "edgesweep.sites.www.account", "main",
                                "edgesweep.sites.www.zone-id", "zone-1",
                                "edgesweep.sites.www.hosts", "www.example.com")));
        Ledger ledger = TestLedgers.inMemory();
        InstantSource clock = Clock.systemUTC();
        return new RunServices(
                SettingsReader.read(environment),
                ledger,
                new Nobody(),
                clock,
                Sleeper.real(),
                stop,
                new RunStops(ledger.runs(), clock, false),
                new ReportLocks(),
                "web-1");
    }

    /** Nothing is sent. */
    private static final class Nobody implements Providers {

        @Override
        public Provider of(String site) {
            throw new AssertionError("nothing is sent");
        }

        @Override
        public CallMeter meter(Collection<String> sites) {
            throw new AssertionError("nothing is sent");
        }
    }
}
