package io.edgesweep.story;

import io.edgesweep.session.ServeSocket;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Connections to a home folder's socket that say nothing, or half of a question. */
record SilentConnections(List<SocketChannel> sockets) implements AutoCloseable {

    /** More than either of those who listen there once had room or threads for. */
    private static final int EACH = 40;

    static SilentConnections to(Path home) throws IOException {
        SilentConnections all = new SilentConnections(new ArrayList<>());
        String half = "POST /local/options HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 5\r\n\r\n[";
        for (int i = 0; i < EACH; i++) {
            all.open(home, "");
            all.open(home, half);
        }
        return all;
    }

    private void open(Path home, String said) throws IOException {
        SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        sockets.add(socket);
        socket.connect(UnixDomainSocketAddress.of(ServeSocket.in(home)));
        socket.write(ByteBuffer.wrap(said.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel socket : sockets) {
            socket.close();
        }
    }
}
