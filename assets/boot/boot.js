// What the reader sees before the application runs, when it cannot run, and when it stops.
// A classic deferred script, so that it is in place before Trunk's module script and works
// when that one, or anything it imports, cannot be fetched.
"use strict";

(() => {
  // Every key of the application in local storage begins with this.
  const STORAGE_PREFIX = "kursk";

  const boot = document.getElementById("boot");
  const loading = document.getElementById("boot-loading");
  const progress = document.getElementById("boot-progress");
  const failure = document.getElementById("boot-failure");
  const crash = document.getElementById("crash");
  let state = "loading"; // then "running" or "failed"; "crashed" from either

  const element = (name, text) => {
    const node = document.createElement(name);
    node.textContent = text;
    return node;
  };

  const button = (text, action) => {
    const node = element("button", text);
    node.type = "button";
    node.addEventListener("click", action);
    return node;
  };

  const reload = () => window.location.reload();

  // A link or a preference can be what the application stumbles over: start without both.
  const resetAndReload = () => {
    try {
      Object.keys(window.localStorage)
        .filter((key) => key.startsWith(STORAGE_PREFIX))
        .forEach((key) => window.localStorage.removeItem(key));
    } catch {
      // Storage is switched off: then nothing is stored that could be wrong.
    }
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    reload();
  };

  // The application did not start: the readable text stays, with the reason and a way on.
  const fail = (reason) => {
    if (state !== "loading") return;
    state = "failed";
    loading.hidden = true;
    failure.replaceChildren(
      element("strong", "The map could not be loaded."),
      element("p", reason),
      button("Reload", reload),
    );
    failure.hidden = false;
    boot.hidden = false;
  };

  // The application stopped: what is on the screen can no longer be trusted to answer.
  const stop = (reason) => {
    if (state === "crashed") return;
    state = "crashed";
    loading.hidden = true;
    const message = element("pre", reason);
    message.tabIndex = 0; // long messages scroll, also by keyboard
    const again = button("Reload", reload);
    const box = document.createElement("div");
    box.append(
      element("strong", "The map has stopped working."),
      element("p", "This is a fault of the page, not of your browser. Reloading usually helps; if it does not, reset the view: that forgets the shared link and the preferences of this page."),
      message,
      again,
      button("Reset view and reload", resetAndReload),
    );
    crash.replaceChildren(box);
    crash.hidden = false;
    again.focus();
  };

  const isWasmFault = (error) =>
    typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;

  window.addEventListener("kursk:panic", (event) => stop(String(event.detail)));
  window.addEventListener("kursk:failure", (event) => fail(event.detail));
  window.addEventListener("kursk:progress", ({ detail: { current, total } }) => {
    if (total > 0) {
      progress.max = total;
      progress.value = Math.min(current, total);
    }
  });

  // Trunk sends this event after a failure, too, with the error in place of the module.
  window.addEventListener("TrunkApplicationStarted", (event) => {
    if (!event.detail?.wasm?.memory) return;
    if (state !== "crashed") state = "running";
    boot.remove();
  });

  // In the capture phase, because a script that cannot be fetched fires an event that does not bubble.
  window.addEventListener(
    "error",
    (event) => {
      if (event.target instanceof HTMLScriptElement) {
        fail("A part of the page could not be fetched.");
      } else if (event.target instanceof Element) {
        // A link that only fetches ahead, or a style sheet: what needs it says more, if anything does.
      } else if (isWasmFault(event.error)) {
        stop(String(event.error));
      } else {
        fail(event.message);
      }
    },
    true,
  );
  window.addEventListener("unhandledrejection", (event) => {
    if (isWasmFault(event.reason)) stop(String(event.reason));
    else fail(String(event.reason));
  });

  // A file that the address names is read from the first moment on. The application takes the worker over, or begins
  // one of its own where this one has failed.
  try {
    const { href, origin, searchParams } = new URL(window.location);
    const asked = searchParams.get("data");
    const source = asked && new URL(asked, href);
    if (source?.origin === origin) {
      const [worker, script, module] = ["worker.js", "reader.js", "reader_bg.wasm"].map(
        (name) => document.querySelector(`link[data-asset="reader/${name}"]`).href,
      );
      const reader = new Worker(worker, { type: "module" });
      reader.onerror = () => { delete window.kurskReader; };
      reader.postMessage([script, module, 0, source.href]);
      window.kurskReader = reader;
    }
  } catch {
    // No address, or no workers: the application says so.
  }

  if (typeof WebAssembly !== "object") {
    fail("This browser does not run WebAssembly, or it is switched off.");
  } else {
    loading.hidden = false;
  }
})();
