package io.edgesweep.process;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Says who this process is. */
public final class ProcessName {

    private ProcessName() {}

    /** Host and process, as in {@code web-1 process 4711}. */
    public static String name() {
        return host() + " process " + ProcessHandle.current().pid();
    }

    /** The machine's name, as in {@code web-1}. */
    public static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
