"use strict";
// While something is under way, its part of the page is fetched anew; when it is over, the page is.
(function () {
  const every = 1500;
  let live = document.getElementById("progress");
  if (!live) {
    return;
  }
  async function look() {
    try {
      const answer = await fetch("/progress", { headers: { Accept: "text/html" }, redirect: "error" });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("progress");
        const wasLive = live.dataset.live;
        live.replaceWith(next);
        live = next;
        if (wasLive === "true" && live.dataset.live === "false") {
          location.reload();
          return;
        }
      }
    } catch (e) {
      // The server may be restarting; the next look tells.
    }
    setTimeout(look, every);
  }
  setTimeout(look, every);
})();
