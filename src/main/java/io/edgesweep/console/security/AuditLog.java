package io.edgesweep.console.security;

import io.edgesweep.file.OwnerOnlyFile;
import io.edgesweep.ledger.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who asked for what, who logged in and who could not: a line of JSON each, in a file that is its owner's alone. When it has grown
 * to its size, it takes the place of the one before it.
 */
public final class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As much as is kept of what somebody else has chosen. */
    private static final int LONGEST = 500;

    private final Path file;
    private final long largest;
    private final InstantSource clock;

    /** @param largest how many bytes it grows to */
    public AuditLog(Path file, long largest, InstantSource clock) {
        this.file = file;
        this.largest = largest;
        this.clock = clock;
    }

    /**
     * Something was done.
     *
     * @param who  the user's or token's name
     * @param from the address
     * @param did  what was done
     * @param what to or with what; empty where there is nothing to tell
     */
    public synchronized void note(String who, String from, String did, String what) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", clock.instant());
        line.put("who", cut(who));
        line.put("from", cut(from));
        line.put("did", cut(did));
        line.put("what", cut(what));
        byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.notExists(file)) {
                OwnerOnlyFile.write(file, "");
            } else if (Files.size(file) + bytes.length > largest) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                OwnerOnlyFile.write(file, "");
            }
            Files.write(file, bytes, StandardOpenOption.APPEND);
        } catch (IOException e) {
            log.warn(
                    "{} cannot be written, which lacks now: {} by {} ({})",
                    file,
                    cut(did),
                    cut(who),
                    LocalFailure.words(e));
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
