package io.edgesweep.console.request;

import io.edgesweep.settings.Mistake;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public final class StrictRequests implements HandlerInterceptor {

    public static final String CSRF = "_csrf";

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
                    addMistake(name, wrong(taken.get(name), values, taken.keySet()), mistakes);
                }
            });
            if (request instanceof MultipartHttpServletRequest parts) {
                parts.getMultiFileMap()
                        .forEach((name, files) -> addMistake(name, wrong(taken.get(name), files.size()), mistakes));
            }
            if (!mistakes.isEmpty()) {
                throw new RefusedRequestException(HttpStatus.BAD_REQUEST, mistakes);
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
            throw new RefusedRequestException(
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

    private static void addMistake(String name, String words, List<Mistake> mistakes) {
        if (!words.isEmpty()) {
            mistakes.add(new Mistake("request", name, words));
        }
    }

    /** What is wrong with files that come by the name of the parameter; empty when nothing is. */
    private static String wrong(@Nullable MethodParameter parameter, int files) {
        if (parameter == null || !isFile(parameter)) {
            return "no file is taken by that name";
        }
        return files > 1 ? "comes more than once; allowed: one file" : "";
    }

    /** What is wrong with the values that come by the name of the parameter; empty when nothing is. */
    private static String wrong(@Nullable MethodParameter parameter, String[] values, Set<String> taken) {
        if (parameter == null) {
            return "is not known; allowed here: " + (taken.isEmpty() ? "no parameter" : String.join(", ", taken));
        }
        if (isFile(parameter)) {
            return "is to be a file, with a file name";
        }
        for (String value : values) {
            // No database takes it in a text.
            if (value.indexOf('\0') >= 0) {
                return "has a character that no text has (U+0000)";
            }
        }
        Class<?> type = parameter.getParameterType();
        if (values.length > 1 && !List.class.isAssignableFrom(type)) {
            return "comes " + values.length + " times; allowed: once";
        }
        if (type == boolean.class && !values[0].equals("true") && !values[0].equals("false")) {
            return "'" + values[0] + "' is not allowed; allowed: true or false";
        }
        return type == int.class && !values[0].matches("-?\\d{1,9}")
                ? "'" + values[0] + "' is not allowed; allowed: a whole number"
                : "";
    }
}
