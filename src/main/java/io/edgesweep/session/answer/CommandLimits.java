package io.edgesweep.session.answer;

import org.apache.coyote.AbstractProtocol;

/**
 * What those may take up who connect to the home folder's socket: enough that some who say nothing, or half of what they have to say,
 * hold no command up. Each connection may have a thread, and whoever is silent in the middle of a question is soon cut off.
 */
public final class CommandLimits {

    /** Commands connect when they have something to say, and say it at once. */
    private static final int SILENCE_MILLIS = 3_000;

    static final int CONNECTIONS = 128;

    private CommandLimits() {}

    /** Holds whoever listens there to them. */
    public static void limit(AbstractProtocol<?> protocol) {
        protocol.setMaxConnections(CONNECTIONS);
        protocol.setMaxThreads(CONNECTIONS);
        protocol.setConnectionTimeout(SILENCE_MILLIS);
        protocol.setKeepAliveTimeout(SILENCE_MILLIS);
    }
}
