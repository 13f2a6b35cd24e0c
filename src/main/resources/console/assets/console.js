"use strict";
// While something is under way, what shows it is told by the server, or fetched anew where it cannot; when a run is over, the whole
// page is.
(function () {
  const every = 1500;
  const main = document.getElementById("main");
  if (!main) {
    return;
  }
  if (document.querySelector("[data-again]")) {
    setTimeout(() => location.reload(), every);
    return;
  }
  const wholePage = main.dataset.poll === "page";
  const part = wholePage ? "main" : "progress";

  async function look() {
    const old = document.getElementById(part);
    try {
      const answer = await fetch(wholePage ? location.href : "/progress", { redirect: "error" });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const now = page.getElementById(part);
        const over = wholePage ? now.dataset.poll !== "page" : Number(now.dataset.live) < Number(old.dataset.live);
        if (over) {
          location.reload();
          return;
        }
        if (!old.contains(document.activeElement)) {
          old.replaceWith(now);
        }
      }
    } catch (e) {
      // The server may be restarting; the next look tells.
    }
    setTimeout(look, every);
  }

  function listen(address) {
    const events = new EventSource(address);
    events.addEventListener("now", (event) => {
      const page = new DOMParser().parseFromString(event.data, "text/html");
      document.getElementById("now").replaceWith(page.getElementById("now"));
    });
    events.addEventListener("over", () => {
      events.close();
      location.reload();
    });
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(look, every);
      }
    };
  }

  if (main.dataset.live) {
    listen(main.dataset.live);
  } else if (document.getElementById(part) && (wholePage || document.getElementById("progress"))) {
    setTimeout(look, every);
  }
})();
