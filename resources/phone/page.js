(function () {
  "use strict";
  // ES2017 and no more: the phone may be a hand-me-down.
  const given = JSON.parse(document.getElementById("given").textContent);
  const LIMIT_MS = 6000, SLOW_MS = 4000, PAUSE_MS = 2000;
  let lang = given.lang, phase = "before", count = 0, verdict = null;

  function at(id) { return document.getElementById(id); }
  function word(key) { return given.words[lang][key]; }
  function put(node, text) { if (node.textContent !== text) { node.textContent = text; } }

  function letters() { return innerWidth / parseFloat(getComputedStyle(document.documentElement).fontSize); }

  function show() {
    document.body.classList.toggle("narrow", letters() < 15);
    document.documentElement.lang = lang;
    document.querySelectorAll("[data-word]").forEach(function (node) { put(node, word(node.dataset.word)); });
    document.querySelectorAll("[data-alt]").forEach(function (node) { node.setAttribute("aria-label", word(node.dataset.alt)); });
    document.body.dataset.phase = phase;
    document.querySelectorAll("[data-lang]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
    });
    const shown = verdict || {};
    const said = (shown.words || {})[lang] || heading();
    put(at("head"), said.title);
    put(at("text"), said.text + (phase === "running" || phase === "again" ? " " + count + " / " + given.urls.length : ""));
    document.title = said.title.replace(/\u200b/g, "");
    if (shown.state) { at("card").dataset.state = shown.state; }
    at("before").hidden = phase !== "before";
    at("bar").hidden = !(phase === "running" || phase === "again");
    at("bar").max = given.urls.length;
    at("bar").value = count;
    at("after").hidden = phase !== "done";
    put(at("said"), phase === "before" ? "" : said.title + " " + said.text);
  }

  function heading() {
    switch (phase) {
      case "before": return { title: word("title"), text: word("lead") };
      case "lost": return { title: word("lost_title"), text: word("lost") };
      default: return { title: word("running_title"), text: word(phase) };
    }
  }

  function go(to) { phase = to; count = 0; show(); }

  function tried(url) {
    return new Promise(function (resolve) {
      const stop = typeof AbortController === "function" ? new AbortController() : null;
      const began = Date.now();
      const timer = setTimeout(function () { resolve("late"); if (stop) { stop.abort(); } }, LIMIT_MS);
      const asked = {
        mode: "no-cors", cache: "no-store", credentials: "omit", redirect: "follow", referrerPolicy: "no-referrer"
      };
      if (stop) { asked.signal = stop.signal; }
      fetch(url + "?" + Math.random().toString(36).slice(2), asked).then(
        function () { return "loaded"; },
        // What fails late was not refused: it waited for somebody who never came.
        function () { return Date.now() - began > SLOW_MS ? "late" : "failed"; }
      ).then(function (outcome) {
        clearTimeout(timer);
        resolve(outcome);
      });
    }).then(function (outcome) {
      count += 1;
      show();
      return outcome;
    });
  }

  function round() { return Promise.all(given.urls.map(tried)); }
  function pause(ms) { return new Promise(function (resolve) { setTimeout(resolve, ms); }); }
  function settled(outcomes) { return given.settling.some(function (index) { return outcomes[index] === "loaded"; }); }

  // The page may hand something over first; then a copy button and the right browser matter.
  function hand() {
    const phone = navigator.userAgent;
    const other = /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|GSA\/|DuckDuckGo|Brave|YJApp|Line\/|Instagram|FBAN|FBAV/;
    const apple = /iPhone|iPad|iPod/.test(phone) || (/Macintosh/.test(phone) && navigator.maxTouchPoints > 1);
    if (at("get")) {
      at("other-device").hidden = apple;
      at("not-safari").hidden = !apple || (/Safari\//.test(phone) && !other.test(phone));
    }
    if (at("copy")) {
      at("copy").hidden = false;
      at("copy").addEventListener("click", function () {
        // The newer way to copy needs an encrypted page.
        const range = document.createRange();
        range.selectNodeContents(at("host"));
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        let done = false;
        try { done = document.execCommand("copy"); } catch (problem) { done = false; }
        at("copied").dataset.word = done ? "hand_copied" : "hand_not-copied";
        show();
      });
    }
  }

  async function run() {
    // The result comes first from now on; what was handed over stays to be read.
    if (at("hand")) { at("after").parentNode.insertBefore(at("hand"), at("after").nextSibling); }
    go("running");
    at("head").focus();
    const report = { first: await round(), again: [] };
    if (!settled(report.first)) {
      go("again");
      await pause(PAUSE_MS);
      report.again = await round();
    }
    go("sending");
    try {
      const answer = await fetch(location.pathname, {
        method: "POST", cache: "no-store", credentials: "omit",
        headers: { "Content-Type": "application/json", "X-Page": given.token }, body: JSON.stringify(report)
      });
      if (!answer.ok) { throw new Error(String(answer.status)); }
      verdict = await answer.json();
      go("done");
    } catch (problem) {
      go("lost");
    }
  }

  at("try").addEventListener("click", function () { if (phase === "before") { run(); } });
  document.querySelectorAll("[data-lang]").forEach(function (button) {
    button.addEventListener("click", function () { lang = button.dataset.lang; show(); });
  });
  window.addEventListener("resize", show);
  hand();
  show();
})();
