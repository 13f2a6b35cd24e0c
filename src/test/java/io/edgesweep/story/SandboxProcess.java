package io.edgesweep.story;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox as a process of its own, which outlives those that call it. What it received stands in its journal on disk. */
final class SandboxProcess implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Path journal;
    private final JsonNode description;
    private final Duration startup;
    private long position;
    private final List<String> lines = new ArrayList<>();

    private SandboxProcess(Process process, Path journal, JsonNode description, Duration startup) {
        this.process = process;
        this.journal = journal;
        this.description = description;
        this.startup = startup;
    }

    /** Starts it in a folder of its own, where it finds a configuration of its own. */
    static SandboxProcess start(Path folder) throws IOException, InterruptedException {
        return start(folder, List.of());
    }

    /** As the other one, in a virtual machine with further options: for one that is to keep much, and to answer all the while. */
    static SandboxProcess start(Path folder, List<String> machine) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("application.yml"), """
                edgesweep:
                  accounts: {main: {endpoints: {teo: "sandbox:"}}}
                  sites:
                    www: {account: main, zone-id: zone-2example0001, hosts: [www.example.com]}
                  sandbox: {daily: 100000000, latency: 100ms, listing-lag: 50ms, completes-after: 300ms}
                """);
        Path output = folder.resolve("output.log");
        long begin = System.nanoTime();
        String[] arguments = {"sandbox", "--json", "-q", "--port", "0", "--control-port", "0", "--journal", "journal"};
        Process process = machine.isEmpty()
                ? PackagedProgram.start(folder, output, arguments)
                : PackagedProgram.startWith(machine, folder, output, arguments);
        PackagedProgram.waitFor(() -> !process.isAlive() || text(output).strip().endsWith("}"));
        Duration startup = Duration.ofNanos(System.nanoTime() - begin);
        return new SandboxProcess(process, folder.resolve("journal"), JSON.readTree(text(output)), startup);
    }

    String endpoint() {
        return description.path("endpoint").asString();
    }

    String secretId() {
        return description.path("secretId").asString();
    }

    String secretKey() {
        return description.path("secretKey").asString();
    }

    /** How long it took to start: the program takes about as long. */
    int startupMillis() {
        return (int) startup.toMillis();
    }

    /** How many requests it has received. */
    int requests() {
        readOn();
        return lines.size();
    }

    /** What it has received since {@link #received} was called. */
    List<JsonNode> all() {
        readOn();
        return lines.stream().map(JSON::readTree).toList();
    }

    /** What it has received and not given out here before. */
    List<JsonNode> received() {
        List<JsonNode> received = all();
        lines.clear();
        return received;
    }

    private void readOn() {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
            byte[] added = new byte[(int) (file.length() - position)];
            file.seek(position);
            file.readFully(added);
            String text = new String(added, StandardCharsets.US_ASCII);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            position += whole.length();
            whole.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
