package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.view.LiveView;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows. */
@ControllerAdvice
class CommonModel {

    private final ConsoleServices desk;

    CommonModel(ConsoleServices desk) {
        this.desk = desk;
    }

    @ModelAttribute
    void add(HttpServletRequest request, Model model) {
        String[] parts = request.getServletPath().split("/", 3);
        model.addAttribute("section", parts.length > 1 ? parts[1] : "");
        model.addAttribute("live", live());
    }

    private @Nullable LiveView live() {
        return desk.progress().now().map(LiveView::of).orElse(null);
    }
}
