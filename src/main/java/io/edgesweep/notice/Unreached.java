package io.edgesweep.notice;

import io.edgesweep.text.Causes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why somebody could not be reached, in words of ours: those of a library may name a whole address, which may be secret. */
final class Unreached {

    private Unreached() {}

    /** Empty when the failure is none of the network. */
    static Optional<String> words(Throwable failure) {
        Optional<String> words = Optional.empty();
        for (Throwable each : Causes.of(failure).toList()) {
            String its = ofOne(each);
            // The deepest cause tells most, unless it tells no more than that something broke off.
            if (its != null) {
                words = Optional.of(its);
            } else if (words.isEmpty() && each instanceof IOException) {
                words = Optional.of("the connection broke off");
            }
        }
        return words;
    }

    private static @Nullable String ofOne(Throwable failure) {
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return "the host's name cannot be resolved";
        }
        if (failure instanceof SSLException) {
            return "no safe connection; the host's certificate must be valid";
        }
        if (failure instanceof SocketTimeoutException || failure instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        return failure instanceof ConnectException ? "no connection" : null;
    }
}
