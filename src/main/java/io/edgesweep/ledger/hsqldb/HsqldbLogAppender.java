package io.edgesweep.ledger.hsqldb;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.jdbc.Durability;
import io.edgesweep.text.Causes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Hears what HSQLDB says to its logger, and tells it to who watches its files. It is the only place where HSQLDB tells that
 * it could not write, and it tells it on the committing thread, before the commit returns. HSQLDB logs by what it finds,
 * Log4j or the JDK's loggers; Spring Boot leads both here. It logs warnings from {@code hsqldb.extlog=2} on, and its
 * checkpoints from 3 on.
 */
public final class HsqldbLogAppender extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(HsqldbLogAppender.class);

    /**
     * What HSQLDB 2.7.4 says when a checkpoint, and when a compaction, has put its files in order, before anything is written to
     * them again.
     */
    private static final Set<String> IN_ORDER = Set.of("checkpointClose end", "defrag end");

    private final Optional<HsqldbFiles> files;
    private final Logger logger;

    private HsqldbLogAppender(Optional<HsqldbFiles> files, LoggerContext logging) {
        this.files = files;
        this.logger = logging.getLogger("hsqldb.db");
        setContext(logging);
    }

    /**
     * Listens from now on, in the place of whoever else would: the watch says it in words.
     *
     * @param url the database's JDBC address; there is nothing to hear of one that keeps no HSQLDB files
     */
    public static HsqldbLogAppender overDatabase(String url) throws IOException {
        Optional<HsqldbFiles> files = HsqldbFiles.folder(url).map(HsqldbFiles::new);
        HsqldbLogAppender watch = new HsqldbLogAppender(files, (LoggerContext) LoggerFactory.getILoggerFactory());
        watch.start();
        if (files.isPresent()) {
            files.get().made();
            watch.logger.setLevel(Level.INFO);
            watch.logger.setAdditive(false);
            watch.logger.addAppender(watch);
        }
        return watch;
    }

    public Durability durability() {
        return files.<Durability>map(each -> each).orElse(Durability.OF_DATABASE);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
            if (IN_ORDER.contains(event.getMessage())) {
                files.ifPresent(HsqldbLogAppender::note);
            }
            return;
        }
        List<String> words = new ArrayList<>(List.of(event.getFormattedMessage()));
        Causes.of(thrown(event)).forEach(each -> words.add(String.valueOf(each.getMessage())));
        files.ifPresent(each -> each.warned(String.join(": ", words)));
    }

    private static void note(HsqldbFiles files) {
        try {
            files.inOrder();
        } catch (IOException e) {
            // Nothing is lost: the ledger is only looked at less closely when it is opened after a kill.
            log.warn("The checksums of the ledger's files cannot be written down: {}", LocalFailure.words(e));
        }
    }

    private static @Nullable Throwable thrown(ILoggingEvent event) {
        return event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
    }

    @Override
    public void close() {
        // Nobody listens any more, and what HSQLDB says while it closes its files is of no use.
        logger.setLevel(Level.OFF);
        logger.detachAppender(this);
        stop();
    }
}
