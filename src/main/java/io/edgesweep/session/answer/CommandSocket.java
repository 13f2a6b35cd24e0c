package io.edgesweep.session.answer;

import io.edgesweep.process.DaemonThreads;
import io.edgesweep.session.ServeSocket;
import io.edgesweep.session.Session;
import io.edgesweep.session.ShortPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens at the home folder's socket, as a {@code serve} would (see {@link ServeSocket}), with Tomcat's HTTP and nothing else of
 * Tomcat: a run starts no later for it, and nobody can reach it who could not read our files.
 */
public final class CommandSocket implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CommandSocket.class);

    /** So many seconds an answer under way may last when the work is over. */
    private static final int LONGEST_END = 5;

    /** No question is longer: the looks at a thousand pages are. */
    private static final int LARGEST_QUESTION = 16 << 20;

    private final ShortPath path;
    private final Http11NioProtocol protocol;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("commands-watch"));
    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("commands"));

    private CommandSocket(ShortPath path, CommandAnswers answers) {
        this.path = path;
        NioEndpoint endpoint = new NioEndpoint();
        endpoint.setUnixDomainSocketPath(path.toString());
        endpoint.setDaemon(true);
        this.protocol = new Http11NioProtocol(endpoint);
        protocol.setUtilityExecutor(watch);
        protocol.setExecutor(threads);
        CommandLimits.limit(protocol);
        protocol.setAdapter(new Answering(answers));
    }

    /**
     * Listens for as long as the work lasts. Where nobody can listen, as on a full disk, the work goes on all the same.
     *
     * @param session what is asked about; it has the home folder's lock
     */
    public static CommandSocket listen(Session session, CommandAnswers answers) throws IOException {
        // Nobody manages it from outside, and Spring Boot would warn of what it finds begun.
        Registry.disableRegistry();
        CommandSocket socket = new CommandSocket(
                ServeSocket.prepare(session.settings().folders().home()), answers);
        try {
            socket.protocol.init();
            socket.protocol.start();
            return socket;
        } catch (Exception e) {
            socket.close();
            throw new IOException("the socket for other commands cannot be listened at: " + e, e);
        }
    }

    @Override
    public void close() {
        try (path) {
            protocol.pause();
            end();
            protocol.stop();
            protocol.destroy();
        } catch (Exception e) {
            log.debug("The socket for other commands is left behind", e);
        } finally {
            watch.shutdownNow();
        }
    }

    /** Not before an answer under way is written, which may write to the ledger, unless it takes too long. */
    private void end() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_END, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a question whole, and writes its answer. */
    private record Answering(CommandAnswers answers) implements Adapter {

        @Override
        public void service(Request request, Response response) throws IOException {
            CommandAnswers.Answer answer = answer(request);
            response.setStatus(answer.status());
            response.setContentType("application/json");
            ByteBuffer json = StandardCharsets.UTF_8.encode(answer.json());
            response.setContentLength(json.remaining());
            response.doWrite(json);
            response.action(ActionCode.CLOSE, null);
        }

        private CommandAnswers.Answer answer(Request request) {
            String path = request.requestURI().toString();
            if (path == null || !path.startsWith("/")) {
                return CommandAnswers.Answer.NONE;
            }
            if (request.getContentLengthLong() > LARGEST_QUESTION) {
                return CommandAnswers.Answer.TOO_LONG;
            }
            try {
                return answers.to(
                        request.getMethod(),
                        ServeSocket.url(path.substring(1))
                                .encodedQuery(request.queryString().toString())
                                .build(),
                        body(request));
            } catch (IOException e) {
                return CommandAnswers.Answer.NONE;
            }
        }

        private static byte[] body(Request request) throws IOException {
            Content content = new Content();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            while (request.doRead(content) >= 0 && whole.size() <= LARGEST_QUESTION) {
                ByteBuffer part = content.getByteBuffer();
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                whole.writeBytes(bytes);
            }
            return whole.toByteArray();
        }

        @Override
        public boolean prepare(Request request, Response response) {
            return true;
        }

        @Override
        public boolean asyncDispatch(Request request, Response response, SocketEvent status) {
            return false;
        }

        @Override
        public void log(Request request, Response response, long time) {
            // Nobody but this user asks.
        }

        @Override
        public void checkRecycled(Request request, Response response) {
            // Nothing of ours is kept in them.
        }

        @Override
        public String getDomain() {
            return "edgesweep";
        }
    }

    /** Takes the content of a question part by part, where Tomcat has it. */
    private static final class Content implements ApplicationBufferHandler {

        private ByteBuffer part = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            part = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return part;
        }

        @Override
        public void expand(int size) {
            // It is Tomcat's own buffer.
        }
    }
}
