"use strict";
/* From lines to rows: each step, why something was left out, and examples of it. */
(() => {
  const { el, count, many, share, mapOf, section, note, shown, plain, bar, block, messages, readable,
    data, put, onPlace } = Tracemill;

  const WORDS = {
    duplicate_key: "an object has a key twice", lone_surrogate: "half of a surrogate pair",
    no_messages: "a conversation without messages", no_traces: "a container without traces",
    not_json: "cannot be parsed", not_utf8: "not UTF-8", nul_character: "holds a NUL",
    pretty_printed: "one value over many lines", too_deep: "nested too deep",
    trailing_data: "something follows the value", truncated_line: "the file ends inside the line",
    truncated_input: "a damaged or cut file", line_too_long: "longer than a line may be",
    unexpected: "JSON, but not what belongs there", failed_call: "the call was recorded as failed",
    not_a_generation: "no call of a model", repeated: "another line goes on from it",
    not_a_conversation: "text, not a conversation", no_answer: "the assistant never speaks",
    empty_prompt: "no message before the answer", not_user_first: "does not begin with the user",
    empty_answer: "says nothing and calls nothing", weight_0: "the log gives it no weight",
    cut_answer: "the model had to stop", contested: "the teachers do not agree",
    no_tool_call: "the task wants a tool call", several_tool_calls: "more calls than a row holds",
    unknown_tool: "the job description has no such tool",
    bad_arguments: "arguments that do not fit the tool",
    unknown_label: "the job description has no such class",
    answer_not_json: "the answer is not JSON", too_long: "longer than the limit",
    duplicate_row: "the same row was there", row_in_other_split: "the other split has the row",
    duplicate: "the same conversation again", irrelevant: "little to do with the job description",
    incoherent: "its turns do not hang together",
    group_in_test: "its conversation is in the test set",
    group_in_train: "its conversation is in the training set",
    over_max_unstructured: "max_unstructured is reached",
  };

  const open = { step: "", reason: "", n: 0 };

  function steps() {
    const { lines, traces, train, test, unstructured } = data.counts;
    return [
      { key: "lines", name: "Lines", unit: "line", what: "read as traces", of: lines },
      { key: "traces", name: "Traces", unit: "trace", what: "passed the filters", of: traces },
      { key: "train", name: "Training rows", unit: "row", what: "written", of: train?.rows, part: train },
      { key: "test", name: "Test rows", unit: "row", what: "written", of: test?.rows, part: test },
      { key: "unstructured", name: "Unstructured", unit: "trace", what: "written", of: unstructured },
    ].filter((step) => step.of && typeof step.of === "object");
  }

  function examplesOf(step, reason) {
    const told = step === "unstructured" ? "traces" : step;
    return data.examples.filter((each) => each?.step === told && each?.reason === reason);
  }

  function funnel() {
    const all = steps();
    if (all.length === 0) {
      return section("funnel", "From lines to rows", note(data.run
        ? "run.json counts no lines here."
        : "The folder has no run.json, so nothing is known of what the rows were made from."));
    }
    const most = Math.max(1, ...all.map((step) => step.of.read ?? 0));
    onPlace("funnel", (state) => restore(state));
    return section("funnel", "From lines to rows",
      data.examples.length === 0 && all.some((step) => Object.keys(mapOf(step.of.dropped)).length)
        ? note("This run kept no examples of what it left out; rejects.jsonl and dropped.jsonl in the "
          + "folder name every line.")
        : el("p", { class: "sub" }, "Each step and what it left out. A reason with examples opens them."),
      el("div", { class: "steps" }, all.map((step) => stepOf(step, most))));
  }

  function stepOf(step, most) {
    const { read = 0, kept = 0 } = step.of;
    const reasons = Object.entries(mapOf(step.of.dropped)).sort((a, b) => b[1] - a[1]);
    const whole = el("div", { class: "step-bar", "aria-hidden": "true" });
    whole.style.width = `${Math.max(0.5, (100 * read) / most)}%`;
    const inner = el("span", { class: "kept" });
    inner.style.width = `${read ? (100 * kept) / read : 0}%`;
    whole.append(inner);
    return el("div", { class: "step", data: { step: step.key } },
      el("h3", {}, step.name),
      el("p", { class: "step-told" },
        el("b", {}, count(kept)), ` of ${many(read, step.unit)} ${step.what}`,
        read > kept ? `; ${count(read - kept)} left out` : "", `. ${beside(step)}`),
      whole,
      reasons.length === 0 ? null
        : el("ul", { class: "reasons" }, reasons.map(([reason, number]) => reasonOf(step, reason, number))));
  }

  /** What else a step counts, in words. */
  function beside(step) {
    const said = [];
    const { traces, replacements, fences_taken_off: fences } = mapOf(step.part);
    if (step.key === "test" && data.counts.test_set === "given") {
      said.push("The test set was given.");
    } else if (typeof traces === "number") {
      said.push(`From ${many(traces, "trace")}.`);
    }
    if (replacements) {
      said.push(`${many(replacements, "trace")} in place of others that gave no row.`);
    }
    if (fences) {
      said.push(`Fences taken off ${many(fences, "answer")}.`);
    }
    for (const [remark, number] of Object.entries(mapOf(step.of.remarks))) {
      const words = plain(remark).replaceAll("_", " ");
      said.push(`${words.charAt(0).toUpperCase()}${words.slice(1)}: ${count(number)}.`);
    }
    return said.join(" ");
  }

  function reasonOf(step, reason, number) {
    const found = examplesOf(step.key, reason);
    const told = WORDS[reason];
    const inside = [
      el("span", { class: "reason-name" }, shown(String(reason).replaceAll("_", " "))),
      el("span", { class: "reason-told" }, told ?? ""),
      bar(number / (step.of.read || 1), "pale"),
      el("span", { class: "number" }, count(number)),
      el("span", { class: "number share" }, share(number, step.of.read)),
    ];
    if (found.length === 0) {
      return el("li", {}, el("div", { class: "reason", data: { step: step.key, reason } }, inside));
    }
    const place = el("div", { class: "examples", hidden: true, data: { step: step.key, reason } });
    const button = el("button", { type: "button", class: "reason", "aria-expanded": "false",
      data: { step: step.key, reason } }, inside);
    const entry = { button, place, found, number, step: step.key, reason };
    button.addEventListener("click", () => toggle(entry));
    entries.push(entry);
    return el("li", {}, button, place);
  }

  const entries = [];

  function toggle(entry) {
    const opened = entry.button.getAttribute("aria-expanded") === "true";
    if (opened) {
      close(entry);
      Object.assign(open, { step: "", reason: "", n: 0 });
    } else {
      openAt(entry, 0);
    }
    put("funnel", address(), true);
  }

  function address() {
    return { step: open.step, reason: open.reason, n: open.n > 0 ? open.n + 1 : "" };
  }

  function close(entry) {
    entry.button.setAttribute("aria-expanded", "false");
    entry.place.hidden = true;
    entry.place.replaceChildren();
  }

  function openAt(entry, n) {
    const at = Math.min(Math.max(0, n), entry.found.length - 1);
    Object.assign(open, { step: entry.step, reason: entry.reason, n: at });
    entry.button.setAttribute("aria-expanded", "true");
    entry.place.hidden = false;
    entry.place.replaceChildren(pager(entry, at), exampleOf(entry.found[at], at));
  }

  function pager(entry, at) {
    const { found, number } = entry;
    const drawn = found.length < number
      ? `${count(found.length)} of ${count(number)}, drawn by the seed` : `all ${count(number)}`;
    const step = (act, text, to) => {
      const button = el("button", { type: "button", data: { act }, disabled: to < 0 || to >= found.length }, text);
      button.addEventListener("click", () => {
        openAt(entry, to);
        put("funnel", address());
        const again = entry.place.querySelector(`[data-act=${act}]`);
        (again.disabled ? entry.place.querySelector(".pager button:not(:disabled)") : again)?.focus();
      });
      return button;
    };
    return el("div", { class: "pager" },
      step("previous", "Previous", at - 1), step("next", "Next", at + 1),
      el("span", { role: "status" }, `Example ${count(at + 1)} of ${count(found.length)} `,
        el("span", { class: "small" }, `(${number === 1 ? "the only one" : drawn})`)));
  }

  function exampleOf(each, at) {
    const where = `${each.source ?? "?"}:${each.line ?? "?"}`;
    return el("div", { class: "example", data: { index: at } },
      el("p", { class: "evidence" }, shown(each.message ?? "No message was kept.")),
      el("p", { class: "where small" }, el("code", {}, shown(where)), " ",
        each.path ? el("code", {}, shown(each.path)) : null),
      Array.isArray(each.messages) ? messages(each.messages, "Messages of the trace") : null,
      typeof each.raw === "string" ? el("div", { class: "raw" },
        el("p", { class: "small" }, "The line itself"), block(each.raw)) : null,
      !Array.isArray(each.messages) && typeof each.raw !== "string"
        ? el("p", { class: "small" },
          "This run did not keep the trace itself; the place above says where it is.") : null);
  }

  function restore(state) {
    if (state.size === 0) {
      return;
    }
    const wanted = entries.find((entry) =>
      entry.step === state.get("step") && entry.reason === state.get("reason"));
    entries.filter((entry) => entry !== wanted && !entry.place.hidden).forEach(close);
    if (wanted) {
      openAt(wanted, Number(state.get("n") ?? 1) - 1 || 0);
      requestAnimationFrame(() => wanted.button.scrollIntoView({ block: "nearest" }));
    }
  }

  Object.assign(Tracemill, { funnel });
})();
