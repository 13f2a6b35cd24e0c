package io.edgesweep.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A Unix domain socket in the shape that HTTP clients know. Java has it as a channel only (JEP 380). */
final class UnixSocket extends Socket {

    private final Path path;
    private volatile @Nullable SocketChannel channel;
    private volatile boolean closed;

    UnixSocket(Path path) throws SocketException {
        super(noImplementation());
        this.path = path;
    }

    private static @Nullable SocketImpl noImplementation() {
        return null;
    }

    /**
     * Connects to the path, not to the address.
     *
     * @throws ConnectException when nobody listens there
     */
    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
        SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
        // Before it connects, which lasts as long as nobody accepts: whoever closes the socket ends that too.
        channel = opened;
        try (ShortPath place = ShortPath.to(path)) {
            if (!closed) {
                opened.connect(place.address());
            }
        } catch (IOException e) {
            opened.close();
            ConnectException nobody = new ConnectException(path + ": " + e.getMessage());
            nobody.initCause(e);
            throw nobody;
        }
    }

    private SocketChannel channel() throws IOException {
        SocketChannel connected = channel;
        if (connected == null || closed) {
            throw new SocketException("not connected to " + path);
        }
        return connected;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return Channels.newInputStream(channel());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return Channels.newOutputStream(channel());
    }

    @Override
    public boolean isConnected() {
        SocketChannel connecting = channel;
        return connecting != null && connecting.isConnected();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isInputShutdown() {
        return closed;
    }

    @Override
    public boolean isOutputShutdown() {
        return closed;
    }

    /** Whoever uses it closes it when the time is over. */
    @Override
    public synchronized void setSoTimeout(int timeout) {
        // There is no such option.
    }

    @Override
    public synchronized int getSoTimeout() {
        return 0;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        SocketChannel connected = channel;
        if (connected != null) {
            connected.close();
        }
    }

    @Override
    public String toString() {
        return "UnixSocket[" + path + "]";
    }
}
