package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.LiveProgress.Running;
import io.edgesweep.console.view.LiveView;
import io.edgesweep.language.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringTemplateEngine;

/** How far a run is, told to whoever looks at its page as long as it goes on. */
@Controller
class LivePages {

    private final ConsoleServices desk;
    private final ISpringTemplateEngine templates;
    private final LiveStreams streams;

    LivePages(ConsoleServices desk, ISpringTemplateEngine templates, LiveStreams streams) {
        this.desk = desk;
        this.templates = templates;
        this.streams = streams;
    }

    /** Events named {@code now}, each with what the page is to show, and one named {@code over} at the end. */
    @GetMapping(path = "/runs/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@PathVariable("id") String id, Words words) {
        String run = desk.run(id).id();
        return streams.open(() -> now(run, words));
    }

    private String now(String run, Words words) {
        Optional<Running> running = desk.running(desk.run(run));
        if (running.isEmpty()) {
            return "";
        }
        Context context =
                new Context(words.language().locale(), Map.of("live", List.of(LiveView.of(running.get(), words))));
        return templates.process("live", Set.of("now"), context);
    }
}
