package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.view.LiveView;
import io.edgesweep.language.Words;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows. */
@ControllerAdvice
class CommonModel {

    private final ConsoleServices desk;
    private final PageLanguage language;

    CommonModel(ConsoleServices desk, PageLanguage language) {
        this.desk = desk;
        this.language = language;
    }

    @ModelAttribute
    void add(HttpServletRequest request, Model model) {
        String[] parts = request.getServletPath().split("/", 3);
        model.addAttribute("section", parts.length > 1 ? parts[1] : "");
        model.addAttribute("live", live(language.words(request)));
        model.addAttribute("here", here(request));
        model.addAttribute("words", language.words(request));
    }

    /** To come back to after another language was chosen. */
    private static String here(HttpServletRequest request) {
        boolean isPage = request.getDispatcherType() == DispatcherType.REQUEST
                && request.getMethod().equals("GET");
        String query = request.getQueryString();
        return isPage ? request.getServletPath() + (query == null ? "" : "?" + query) : "/";
    }

    private List<LiveView> live(Words words) {
        return desk.progress().now().stream()
                .map(each -> LiveView.of(each, words))
                .toList();
    }
}
