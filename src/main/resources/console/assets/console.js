"use strict";
// While something is under way, what shows it is fetched anew; when a run is over, the whole page is.
(function () {
  const every = 1500;
  const main = document.getElementById("main");
  const wholePage = main.dataset.poll === "page";
  const part = wholePage ? "main" : "progress";
  if (document.querySelector("[data-again]")) {
    setTimeout(() => location.reload(), every);
    return;
  }
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
  if (document.getElementById(part) && (wholePage || document.getElementById("progress"))) {
    setTimeout(look, every);
  }
})();
