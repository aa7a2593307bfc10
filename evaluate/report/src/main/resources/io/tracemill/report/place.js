"use strict";
/* Where the reader is: a section and what is open in it, kept in the address behind the #. */
(() => {
  const listeners = new Map();

  /** The section and its parameters. */
  function here() {
    const hash = location.hash.slice(1);
    const cut = hash.indexOf("?");
    const id = cut < 0 ? hash : hash.slice(0, cut);
    return { id, state: new URLSearchParams(cut < 0 ? "" : hash.slice(cut + 1)) };
  }

  function hashOf(id, state) {
    const kept = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) {
      if (value !== "" && value !== null && value !== undefined && value !== false) {
        kept.set(key, value === true ? "1" : String(value));
      }
    }
    const text = kept.toString();
    return `#${id}${text ? "?" + text : ""}`;
  }

  let waiting = 0;

  /**
   * Writes the address. A step of the reader can be gone back from; a keystroke cannot, and waits
   * a little, as browsers limit how often an address may change.
   */
  function put(id, state, step = false) {
    const hash = hashOf(id, state);
    clearTimeout(waiting);
    if (step) {
      write(hash, true);
    } else {
      waiting = setTimeout(() => write(hash, false), 80);
    }
  }

  function write(hash, step) {
    if (hash === location.hash) {
      return;
    }
    try {
      if (step) {
        history.pushState(null, "", hash);
      } else {
        history.replaceState(null, "", hash);
      }
    } catch {
      /* Some viewers forbid it; the page works without. */
    }
  }

  /** Calls `act` with the parameters when the address names this section. */
  function onPlace(id, act) {
    listeners.set(id, act);
  }

  function go() {
    const { id, state } = here();
    if (!listeners.has(id) && !document.getElementById(id)) {
      return;
    }
    listeners.get(id)?.(state);
    document.getElementById(id)?.scrollIntoView();
  }

  window.addEventListener("popstate", go);

  Object.assign(Tracemill, { put, onPlace, go });
})();
