package io.edgesweep.process;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Says who this process is. */
public final class ProcessName {

    private ProcessName() {}

    /** Host and process, as in {@code web-1 process 4711}. */
    public static String name() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown host";
        }
        return host + " process " + ProcessHandle.current().pid();
    }
}
