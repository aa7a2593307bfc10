"use strict";
/* Text of traces: characters that hide or turn others are shown by their number, long texts are cut. */
(() => {
  const { el, many } = Tracemill;

  const LONG = 1500;
  const LONG_LINES = 24;

  /*
   * Controls but tab and newline, soft hyphen, zero widths, marks and overrides of direction,
   * invisible operators, fillers, tags, interlinear marks, halves of surrogate pairs.
   */
  const HIDDEN = new RegExp("["
    + "\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e"
    + "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}"
    + "]|[\\ud800-\\udfff]", "gu");
  /* A joiner inside an emoji or between letters of scripts that need it is part of the writing. */
  const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;
  const LETTER = new RegExp(["Arabic", "Devanagari", "Bengali", "Malayalam", "Tamil", "Sinhala",
    "Kannada", "Telugu"].map((script) => `\\p{Script=${script}}`).join("|"), "u");

  function isWriting(text, at) {
    const code = text.charCodeAt(at);
    if (code !== 0x200d && code !== 0x200c) {
      return false;
    }
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
    return LETTER.test(before) || (code === 0x200d && EMOJI.test(before));
  }

  function codeOf(character) {
    return "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  }

  /** The parts of a text: plain strings, and marks for characters that one would not see. */
  function parts(text) {
    const found = [];
    let from = 0;
    for (const match of text.matchAll(HIDDEN)) {
      if (isWriting(text, match.index)) {
        continue;
      }
      found.push(text.slice(from, match.index));
      found.push(el("span", { class: "hidden-character" }, codeOf(match[0])));
      from = match.index + match[0].length;
    }
    found.push(text.slice(from));
    return found;
  }

  /** A short text of the data, apart from the direction of the text around it. */
  function shown(text) {
    const whole = String(text);
    return whole === "" ? el("span", { class: "empty" }, "(empty)")
      : el("bdi", { dir: "auto" }, parts(whole));
  }

  /** The same where only characters may stand: an option, a label, a title. */
  function plain(text, limit = 80) {
    const whole = String(text);
    const cut = whole.length > limit ? whole.slice(0, limit) + "…" : whole;
    return cut.replace(HIDDEN, (character, at) =>
      isWriting(cut, at) ? character : `⟨${codeOf(character)}⟩`);
  }

  /** One line of a text, cut. */
  function line(text, limit = 160) {
    const flat = String(text).slice(0, limit * 4).replace(/\s+/gu, " ").trim();
    return shown(flat.length > limit ? flat.slice(0, limit) + "…" : flat);
  }

  /** The look of a text: JSON and markup have letters of one width, what people write has not. */
  function lookOf(text) {
    return /^\s*[[{<]/u.test(text) ? "text" : "text prose";
  }

  function cutAt(text) {
    let at = -1;
    for (let lines = 0; lines < LONG_LINES; lines++) {
      at = text.indexOf("\n", at + 1);
      if (at < 0) {
        return Math.min(text.length, LONG);
      }
    }
    return Math.min(at, LONG);
  }

  /** Opens what was cut. */
  function moreButton(left, open) {
    const button = el("button", { type: "button", class: "more" },
      `Show ${many(left, "more character")}`);
    button.addEventListener("click", () => open(button));
    return button;
  }

  /** A text with its own lines; a very long one begins cut, with a button. */
  function block(text, name = "pre") {
    const whole = String(text);
    const kind = { class: lookOf(whole), dir: "auto" };
    if (whole === "") {
      return el(name, { class: "text empty" }, "(empty)");
    }
    const at = cutAt(whole);
    if (whole.length - at < 200) {
      return el(name, kind, parts(whole));
    }
    const body = el(name, kind, parts(whole.slice(0, at)), "…");
    const button = moreButton(whole.length - at, () => {
      body.replaceChildren();
      body.append(...parts(whole));
      body.setAttribute("tabindex", "-1");
      body.focus();
      button.remove();
    });
    return el("div", { class: "cut" }, body, button);
  }

  /** JSON with its lines set, where a text is an object or a list; else the text. */
  function readable(text) {
    const whole = String(text);
    if (!/^\s*[[{]/u.test(whole) || whole.length > 200000) {
      return whole;
    }
    try {
      JSON.parse(whole);
    } catch {
      return whole;
    }
    return setLines(whole);
  }

  /* Only white space changes, so that numbers and the order of keys stay as they were written. */
  function setLines(json) {
    let out = "";
    let depth = 0;
    for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gu)) {
      if (token === "{" || token === "[") {
        depth++;
        out += token + "\n" + "  ".repeat(depth);
      } else if (token === "}" || token === "]") {
        depth--;
        out = /[{[]\s*$/u.test(out.slice(-200)) && /[{[]$/u.test(out.trimEnd())
          ? out.trimEnd() + token
          : out + "\n" + "  ".repeat(Math.max(0, depth)) + token;
      } else if (token === ",") {
        out += ",\n" + "  ".repeat(depth);
      } else {
        out += token === ":" ? ": " : token;
      }
    }
    return out;
  }

  /** Words of `after` that `before` has not (ins), and the other way round (del). */
  function diff(before, after) {
    const changes = Diff.diffWordsWithSpace(before, after, { timeout: 300, maxEditLength: 2000 });
    if (!changes) {
      return el("div", {},
        el("p", { class: "small" }, "Too different, or too long, to compare word by word."),
        block(after));
    }
    const marked = changes.map((change) => {
      const name = change.added ? "ins" : change.removed ? "del" : "span";
      return el(name, {}, parts(change.value));
    });
    return folded(marked, after.length + before.length, lookOf(after));
  }

  function folded(marked, length, look) {
    const body = el("pre", { class: `${look} diff`, dir: "auto" }, marked);
    if (length < 4 * LONG) {
      return body;
    }
    body.classList.add("folded");
    const button = el("button", { type: "button", class: "more" }, "Show all of it");
    button.addEventListener("click", () => {
      body.classList.remove("folded");
      body.setAttribute("tabindex", "-1");
      body.focus();
      button.remove();
    });
    return el("div", { class: "cut" }, body, button);
  }

  const ROLES = ["system", "developer", "user", "assistant", "tool", "function"];

  /** Text of a message's content, which may be a string, null or a list of parts. */
  function contentOf(content) {
    if (content === null || content === undefined) {
      return "";
    }
    if (typeof content === "string") {
      return content;
    }
    if (Array.isArray(content) && content.every((part) => typeof part?.text === "string")) {
      return content.map((part) => part.text).join("\n");
    }
    return JSON.stringify(content, null, 2);
  }

  function callText(call) {
    const called = call?.function ?? call ?? {};
    const args = called.arguments ?? called.parameters ?? {};
    const said = typeof args === "string" ? args : JSON.stringify(args);
    return [String(called.name ?? "(no name)"), said];
  }

  function call(each) {
    const [name, said] = callText(each);
    return el("div", { class: "call" },
      el("span", { class: "call-name" }, "calls ", el("b", {}, shown(name))), block(readable(said)));
  }

  /** The calls of a message: its own, or those that its text is a list of. */
  function callsOf(each, text) {
    if (Array.isArray(each?.tool_calls)) {
      return [each.tool_calls, text];
    }
    if (each?.role === "assistant" && /^\s*\[\s*\{/u.test(text)) {
      try {
        const said = JSON.parse(text);
        if (said.every((one) => typeof one?.function?.name === "string")) {
          return [said, ""];
        }
      } catch {
        return [[], text];
      }
    }
    return [[], text];
  }

  /** A message: {role, text} of a prompt or {role, content, tool_calls} of a trace. */
  function message(each) {
    const role = String(each?.role ?? "no role");
    const known = ROLES.includes(role) ? role : "other";
    const [calls, text] = callsOf(each, contentOf(each?.text ?? each?.content));
    const empty = text === "" && calls.length > 0;
    return el("li", { class: `message role-${known}` },
      el("span", { class: "role" }, shown(role)),
      el("div", { class: "said" }, empty ? null : block(readable(text)), calls.map(call)));
  }

  function messages(list, name) {
    return el("ol", { class: "messages", "aria-label": name }, list.map(message));
  }

  /** What a message says, as one text, for a diff. */
  function asText(each) {
    if (typeof each === "string") {
      return each;
    }
    const calls = Array.isArray(each?.tool_calls) ? each.tool_calls : [];
    const text = contentOf(each?.content ?? each?.text);
    const said = calls.map((one) => callText(one).join(" "));
    return [text, ...said].filter((part) => part !== "").join("\n");
  }

  Object.assign(Tracemill, { shown, plain, line, block, readable, diff, messages, asText });
})();
