package io.edgesweep.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for a host, which its own Java trusts until it is closed. */
final class Certificate implements AutoCloseable {

    private static final List<String> TRUST = List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword");
    private static final String PASSWORD = "password";

    private final List<String> before = TRUST.stream()
            .map(key -> Objects.toString(System.getProperty(key), ""))
            .toList();
    private final SSLContext context;

    Certificate(Path folder, String host) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve(host + ".p12");
        Path log = folder.resolve("keytool.log");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "origin",
                        "-dname",
                        "CN=origin",
                        "-ext",
                        "san=dns:" + host,
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (made != 0) {
            throw new IOException(Files.readString(log));
        }
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        System.setProperty(TRUST.get(0), file.toString());
        System.setProperty(TRUST.get(1), PASSWORD);
    }

    SSLContext context() {
        return context;
    }

    @Override
    public void close() {
        for (int i = 0; i < TRUST.size(); i++) {
            if (before.get(i).isEmpty()) {
                System.clearProperty(TRUST.get(i));
            } else {
                System.setProperty(TRUST.get(i), before.get(i));
            }
        }
    }
}
