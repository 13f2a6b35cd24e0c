package io.edgesweep.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody chooses another language than the browser's. */
@Controller
class LanguageChoice {

    private static final Duration KEPT = Duration.ofDays(365);

    /** A path of ours, not the address of another server. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[!-~]*|/");

    /**
     * Chooses a language.
     *
     * @param to   its tag
     * @param back the page on which it was chosen, which is shown again
     */
    @PostMapping("/language")
    ResponseEntity<Void> choose(
            @RequestParam(name = "to") String to,
            @RequestParam(name = "back", defaultValue = "/") String back,
            HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, OURS.matcher(back).matches() ? back : "/");
        PageLanguage.ofTag(to)
                .ifPresent(language -> answer.header(
                        HttpHeaders.SET_COOKIE, PageLanguage.COOKIE.header(request, language.tag(), KEPT)));
        return answer.build();
    }
}
