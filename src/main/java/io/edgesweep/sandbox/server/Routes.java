package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.ApiProduct;
import io.edgesweep.sandbox.call.Route;
import io.edgesweep.sandbox.call.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the action of a call. One name may stand for different actions in different products. */
final class Routes {

    private static final Pattern UNIX_SECONDS = Pattern.compile("\\d{1,12}");

    private final Map<ApiProduct, Map<String, Action>> actions;

    Routes(Map<ApiProduct, Map<String, Action>> actions) {
        this.actions = Map.copyOf(actions);
    }

    /** API reference: Common errors. */
    Route find(WireRequest request) {
        if (!List.of("GET", "POST").contains(request.method())) {
            throw new ApiErrorException("UnsupportedProtocol", "only GET and POST are served");
        }
        if (!request.path().equals("/")) {
            throw new ApiErrorException("InvalidParameter", "no such path: " + request.path());
        }
        for (String name : List.of("X-TC-Action", "X-TC-Version", "X-TC-Timestamp")) {
            if (request.header(name).isEmpty()) {
                throw new ApiErrorException("MissingParameter", "the header `" + name + "` is missing");
            }
        }
        if (!UNIX_SECONDS.matcher(request.timestamp()).matches()) {
            throw new ApiErrorException("InvalidParameter", "`X-TC-Timestamp` must be Unix time in seconds");
        }
        ApiProduct product = ApiProduct.ofVersion(request.version())
                .filter(candidate -> candidate.maySitAt(request.host()))
                .orElseThrow(() -> new ApiErrorException("NoSuchVersion", "no such version: " + request.version()));
        Action action = actions.getOrDefault(product, Map.of()).get(request.action());
        if (action == null) {
            throw new ApiErrorException("InvalidAction", "no such action: " + request.action());
        }
        return new Route(product, request.action(), action);
    }
}
