package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.view.LiveView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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

    private List<LiveView> live() {
        return desk.progress().now().stream().map(LiveView::of).toList();
    }
}
