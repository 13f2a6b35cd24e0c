package io.edgesweep.console;

import io.edgesweep.settings.Mistake;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a request of which anything would be left out of account: a parameter that its method does not take, one that comes
 * twice, a flag that is neither {@code true} nor {@code false}, a body that nobody reads. Spring passes over all of these, and
 * an order for a dry run whose flag is misspelled would be one for a run.
 */
final class StrictRequests implements HandlerInterceptor {

    private static final String CSRF = "_csrf";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
            Map<String, MethodParameter> taken = taken(method);
            boolean takesFile = taken.values().stream().anyMatch(StrictRequests::isFile);
            if (!takesBody(method)) {
                refuseUnreadBody(request, takesFile);
            }
            List<Mistake> mistakes = new ArrayList<>();
            request.getParameterMap().forEach((name, values) -> {
                if (!isToken(request, name)) {
                    MethodParameter parameter = taken.get(name);
                    boolean known = parameter != null && !isFile(parameter);
                    (known ? wrong(parameter, values) : unknown(taken.keySet(), parameter != null))
                            .forEach(words -> mistakes.add(new Mistake("request", name, words)));
                }
            });
            if (request instanceof MultipartHttpServletRequest parts) {
                parts.getMultiFileMap().forEach((name, files) -> {
                    MethodParameter parameter = taken.get(name);
                    if (parameter == null || !isFile(parameter)) {
                        mistakes.add(new Mistake("request", name, "no file is taken by that name"));
                    } else if (files.size() > 1) {
                        mistakes.add(new Mistake("request", name, "comes more than once; allowed: one file"));
                    }
                });
            }
            if (!mistakes.isEmpty()) {
                throw new RefusedRequest(HttpStatus.BAD_REQUEST, mistakes);
            }
        }
        return true;
    }

    private static Map<String, MethodParameter> taken(HandlerMethod method) {
        Map<String, MethodParameter> taken = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                taken.put(annotation.name(), parameter);
            }
        }
        return taken;
    }

    private static boolean takesBody(HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFile(MethodParameter parameter) {
        return MultipartFile.class.isAssignableFrom(parameter.getParameterType());
    }

    private static boolean isToken(HttpServletRequest request, String name) {
        return name.equals(CSRF) && request.getMethod().equals("POST");
    }

    private static void refuseUnreadBody(HttpServletRequest request, boolean takesFile) {
        String type = request.getContentType();
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (type == null && !hasBody) {
            return;
        }
        boolean posted = request.getMethod().equals("POST");
        boolean form = posted && isOf(type, MediaType.APPLICATION_FORM_URLENCODED);
        boolean file = posted && takesFile && isOf(type, MediaType.MULTIPART_FORM_DATA);
        if (!form && !file) {
            String allowed = !posted
                    ? "no body"
                    : takesFile
                            ? "application/x-www-form-urlencoded, or multipart/form-data with the part file"
                            : "application/x-www-form-urlencoded";
            throw new RefusedRequest(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    List.of(new Mistake(
                            "request",
                            "Content-Type",
                            (type == null ? "is missing" : "'" + type + "' is not taken here") + "; allowed: "
                                    + allowed)));
        }
    }

    private static boolean isOf(@Nullable String type, MediaType allowed) {
        try {
            return type != null && allowed.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static List<String> unknown(Iterable<String> taken, boolean isFile) {
        String allowed = String.join(", ", taken);
        return List.of(
                isFile
                        ? "is to be a file, with a file name"
                        : "is not known; allowed here: " + (allowed.isEmpty() ? "no parameter" : allowed));
    }

    private static List<String> wrong(MethodParameter parameter, String[] values) {
        Class<?> type = parameter.getParameterType();
        if (values.length > 1 && !List.class.isAssignableFrom(type)) {
            return List.of("comes " + values.length + " times; allowed: once");
        }
        String value = values[0];
        if (type == boolean.class && !value.equals("true") && !value.equals("false")) {
            return List.of("'" + value + "' is not allowed; allowed: true or false");
        }
        if (type == int.class && !value.matches("\\d{1,9}")) {
            return List.of("'" + value + "' is not allowed; allowed: a number");
        }
        return List.of();
    }
}
