"use strict";
// A search through runs goes on, stretch by stretch, until it has come to its end or is stopped.
(function () {
  const rows = document.getElementById("found");
  const state = document.getElementById("find-state");
  const stop = document.getElementById("find-stop");
  if (!rows || !rows.dataset.next) {
    return;
  }
  let stopped = false;
  stop.hidden = false;
  stop.addEventListener("click", () => {
    stopped = true;
  });

  async function on() {
    state.textContent = state.dataset.more + " " + rows.dataset.upto;
    try {
      const answer = await fetch(rows.dataset.from + "&at=" + encodeURIComponent(rows.dataset.next), { redirect: "error" });
      const part = new DOMParser().parseFromString("<table>" + (await answer.text()) + "</table>", "text/html").getElementById("found");
      rows.append(...part.children);
      rows.dataset.next = part.dataset.next || "";
      rows.dataset.upto = part.dataset.upto || "";
    } catch (e) {
      stopped = true;
    }
    if (stopped || !rows.dataset.next) {
      state.textContent = stopped ? state.dataset.stopped : state.dataset.end;
      stop.hidden = true;
    } else {
      on();
    }
  }
  on();
})();
