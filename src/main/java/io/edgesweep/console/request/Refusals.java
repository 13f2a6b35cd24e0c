package io.edgesweep.console.request;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;

/** Says in words why a request is refused: to programs in JSON, to people on a page. */
@ControllerAdvice
public class Refusals {

    /** What a person can still add to a form that was refused. */
    private static final Set<String> ASKED = Set.of("confirm", "despitePause", "reason");

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler
    Object refused(RefusedRequestException e, HttpServletRequest request) {
        return answer(e.status(), e.mistakes(), request);
    }

    @ExceptionHandler
    Object notTaken(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        String allowed = MediaType.toString(e.getSupportedMediaTypes());
        String words = "'" + request.getContentType() + "' is not taken here; allowed: " + allowed;
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, mistake("Content-Type", words), request);
    }

    @ExceptionHandler
    Object missing(MissingServletRequestParameterException e, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, mistake(e.getParameterName(), "is missing"), request);
    }

    /** The ledger's database is away; whoever asks again later is answered. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        LedgerLostException.class
    })
    Object ledgerAway(RuntimeException e, HttpServletRequest request) {
        log.warn("{}: the ledger cannot be reached: {}", request.getServletPath(), e.getMessage());
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                mistake("ledger", "cannot be reached now; the log says why. Ask again in a while"),
                request);
    }

    @ExceptionHandler
    Object malformed(InvalidParameterException e, HttpServletRequest request) {
        return answer(MalformedRequests.status(e), mistake("parameters", MalformedRequests.WORDS), request);
    }

    /** It was begun, and what the ledger has of it stays; whoever asked is to look before they ask again. */
    @ExceptionHandler({
        FileSystemException.class,
        UncheckedIOException.class,
        IllegalStateException.class,
        DataAccessException.class
    })
    Object brokenOff(Exception e, HttpServletRequest request) {
        log.error("{} {} broke off", request.getMethod(), request.getServletPath(), e);
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        if (Problem.isFor(request.getServletPath())) {
            return Problem.of(
                            status,
                            "It broke off and may have taken effect; look at what became of it before you send it again."
                                    + " If the log of edgesweep does not say why, please report it")
                    .answer();
        }
        return new ModelAndView(
                "error", Map.of("status", status.value(), "error", status.getReasonPhrase(), "why", ""), status);
    }

    /** What was asked for cannot be done as people wrote it down. */
    @ExceptionHandler
    Object mistaken(MistakesException e, HttpServletRequest request) {
        return Problem.isFor(request.getServletPath())
                ? Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, e.mistakes()).answer()
                : page(HttpStatus.UNPROCESSABLE_CONTENT, false, told(e.mistakes()));
    }

    /** Says what lacks, and asks for it: nothing is to be filled in twice. An upload can only be chosen anew. */
    @ExceptionHandler
    Object refused(RefusedFormException e, HttpServletRequest request, Words words) {
        if (Problem.isFor(request.getServletPath())) {
            return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, List.of(e.mistake()))
                    .answer();
        }
        ModelAndView page = page(HttpStatus.UNPROCESSABLE_CONTENT, false, List.of(e.words(words)));
        if (ASKED.contains(e.field())
                && !String.valueOf(request.getContentType()).startsWith("multipart/")) {
            Map<String, String[]> others = new TreeMap<>(request.getParameterMap());
            others.keySet().removeAll(Set.of(e.field(), StrictRequests.CSRF));
            page.addObject("field", e.field());
            page.addObject("action", request.getRequestURI());
            page.addObject("others", others);
        }
        return page;
    }

    /** The words of the parser stand in the first line; the others are for whoever wrote the parser. */
    @ExceptionHandler
    Object notUnderstood(HttpMessageNotReadableException e, HttpServletRequest request) {
        String why = e.getCause() instanceof JacksonException cause ? cause.getOriginalMessage() : "it is not JSON";
        return answer(HttpStatus.BAD_REQUEST, mistake("body", "is not understood: " + why), request);
    }

    /** An upload that breaks off, too. */
    @ExceptionHandler
    Object notRead(MultipartException e, HttpServletRequest request) {
        return e instanceof MaxUploadSizeExceededException
                ? answer(
                        HttpStatus.CONTENT_TOO_LARGE,
                        mistake(
                                "file",
                                "is larger than edgesweep.console.largest-upload allows; split it, or raise that"),
                        request)
                : answer(
                        HttpStatus.BAD_REQUEST,
                        mistake("body", "is not a whole form of the type multipart/form-data; send it again"),
                        request);
    }

    private static List<Mistake> mistake(String key, String words) {
        return List.of(new Mistake("request", key, words));
    }

    private static Object answer(HttpStatus status, List<Mistake> mistakes, HttpServletRequest request) {
        if (Problem.isFor(request.getServletPath())) {
            return Problem.of(status, mistakes).answer();
        }
        return page(status, true, told(mistakes));
    }

    /** That it is in the request, people know who have just sent it. */
    private static List<String> told(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(each -> each.place().equals("request") ? new Mistake("", each.key(), each.words()) : each)
                .map(Mistake::toString)
                .toList();
    }

    private static ModelAndView page(HttpStatus status, boolean refused, List<String> mistakes) {
        return new ModelAndView(
                "mistakes", Map.of("section", "jobs", "refused", refused, "mistakes", mistakes), status);
    }
}
