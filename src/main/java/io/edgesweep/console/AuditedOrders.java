package io.edgesweep.console;

import io.edgesweep.console.network.CommandConnector;
import io.edgesweep.console.request.StrictRequests;
import io.edgesweep.console.security.AuditLog;
import io.edgesweep.console.service.OrderIntake;
import io.edgesweep.language.Words;
import io.edgesweep.order.Asker;
import io.edgesweep.session.ServeSocket;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.StringJoiner;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/** Notes each order, with how it was answered: pages, programs and commands alike. */
final class AuditedOrders implements HandlerInterceptor {

    private static final String WHAT = AuditedOrders.class.getName();

    private final AuditLog audit;

    AuditedOrders(AuditLog audit) {
        this.audit = audit;
    }

    /** Tells of an order what only its body says. */
    static void tell(HttpServletRequest request, String what) {
        request.setAttribute(WHAT, what);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        String path = request.getServletPath();
        boolean isOrder = request.getDispatcherType() == DispatcherType.REQUEST
                && !request.getMethod().equals("GET")
                && !request.getMethod().equals("HEAD");
        // A command that has printed the end of a run orders nothing, and neither does one that asks why.
        if (isOrder && !path.equals("/local/delivered") && !path.equals("/local/explain")) {
            audit.note(
                    Asker.of(who(request), Words.english()),
                    request.getRemoteAddr(),
                    request.getMethod() + " " + path,
                    what(request, status(response, failure)));
        }
    }

    /** Who asks, as {@link Asker} keeps it. */
    static String who(HttpServletRequest request) {
        if (CommandConnector.isCommand(request)) {
            return Asker.command(ServeSocket.user(request.getHeader(ServeSocket.USER)));
        }
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known == null ? "" : known.getName();
    }

    private static String what(HttpServletRequest request, int status) {
        StringJoiner what = new StringJoiner(" ");
        try {
            addParameters(request, what);
        } catch (MultipartException e) {
            what.add("an upload that was not taken");
        } catch (InvalidParameterException e) {
            what.add("parameters that were not understood");
        }
        if (request.getAttribute(WHAT) instanceof String told) {
            what.add(told);
        }
        return what.add("-> " + status).toString();
    }

    /** The status of what failed is set only after this. */
    private static int status(HttpServletResponse response, @Nullable Exception failure) {
        return failure == null ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** An upload that is too large, or is none, is found out when its parameters are asked for. */
    private static void addParameters(HttpServletRequest request, StringJoiner what) {
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(StrictRequests.CSRF)) {
                what.add(name + "=" + String.join(",", values));
            }
        });
        if (request instanceof MultipartHttpServletRequest parts) {
            for (MultipartFile file : parts.getFileMap().values()) {
                what.add("file=" + OrderIntake.name(file.getOriginalFilename()));
            }
        }
    }
}
