"use strict";
/* What the teachers relabelled and why: lines of relabel.jsonl. */
(() => {
  const { el, count, many, listOf, section, note, shown, diff, block, asText, readable, data } = Tracemill;

  const WORDS = {
    unanimous: "all answers mean the same",
    majority: "more than half of the members gave it",
    arbiter: "the arbiter chose it, twice",
    contested: "the arbiter did not choose the same answer twice: the trace is left out",
    original: "no member gave a usable answer; the recorded one stays",
  };
  const PAGE = 20;

  function candidateOf(each, at, chosen) {
    const kept = each?.message !== undefined;
    return el("tr", { class: at === chosen ? "chosen" : null },
      el("th", { scope: "row" }, shown(each?.from ?? "?"),
        at === chosen ? el("span", { class: "flag good" }, "chosen") : null),
      el("td", {}, kept ? block(readable(asText(each.message)))
        : [el("b", {}, shown(String(each?.invalid ?? "unusable").replaceAll("_", " "))), " ",
          shown(each?.detail ?? "")],
      listOf(each?.repairs).length ? el("p", { class: "small" }, "put right: ",
        shown(each.repairs.join(", ").replaceAll("_", " "))) : null));
  }

  function decisionOf(each, at) {
    const candidates = listOf(each?.candidates);
    const original = candidates.find((one) => one?.from === "original");
    const before = original?.message === undefined ? "" : asText(original.message);
    const after = each?.answer === undefined ? null : asText(each.answer);
    const votes = listOf(each?.arbiter).map((one) => one === null ? "none" : candidates[one]?.from ?? one);
    return el("article", { class: "decision panel", data: { index: at } },
      el("h3", {}, `Line ${count(each?.line)}, turn ${count(each?.turn)}`, " ",
        el("span", { class: each?.changed ? "flag good" : "flag" }, each?.changed ? "changed" : "unchanged")),
      el("p", { class: "small" }, el("b", {}, shown(each?.by ?? "?")), ": ", WORDS[each?.by] ?? "",
        votes.length ? [". The arbiter chose ", shown(votes.join(", then "))] : null, ". ",
        each?.path ? el("code", {}, shown(each.path)) : null),
      after === null ? null : original?.message === undefined ? block(readable(after))
        : diff(readable(before), readable(after)),
      candidates.length === 0 ? null : el("details", {},
        el("summary", {}, `All ${many(candidates.length, "candidate")}`,
          el("span", { class: "unseen" }, ` of line ${count(each?.line)}, turn ${count(each?.turn)}`)),
        el("table", { class: "candidates" },
          el("thead", {}, el("tr", {},
            el("th", { scope: "col" }, "From"), el("th", { scope: "col" }, "Answer"))),
          el("tbody", {}, candidates.map((one, place) => candidateOf(one, place, each?.chosen))))));
  }

  function chooser(items, show) {
    const kinds = new Map();
    items.forEach((each) => kinds.set(String(each?.by), (kinds.get(String(each?.by)) ?? 0) + 1));
    const changed = items.filter((each) => each?.changed).length;
    const select = el("select", { name: "by", id: "decided-by" },
      el("option", { value: "changed" }, `changed (${count(changed)})`),
      el("option", { value: "" }, `all (${count(items.length)})`),
      [...kinds].map(([kind, number]) =>
        el("option", { value: `by-${kind}` }, `${Tracemill.plain(kind, 30)} (${count(number)})`)));
    select.value = changed ? "changed" : "";
    select.addEventListener("change", () => show(select.value));
    return [el("label", { class: "field" }, el("span", {}, "Show"), select), select.value];
  }

  function pageOf(chosen, place, from) {
    const until = Math.min(chosen.length, from + PAGE);
    chosen.slice(from, until).forEach((each, at) => place.append(decisionOf(each, from + at)));
    if (until < chosen.length) {
      const more = el("button", { type: "button", class: "more" },
        `Show more (${many(chosen.length - until, "decision")} left)`);
      more.addEventListener("click", () => {
        more.remove();
        pageOf(chosen, place, until);
        place.children[until]?.querySelector("summary")?.focus();
      });
      place.append(more);
    }
  }

  function relabelled() {
    if (data.relabelled === null) {
      return null;
    }
    const items = listOf(data.relabelled.items);
    const { total = items.length } = data.relabelled;
    if (items.length === 0) {
      return section("relabelled", "What was relabelled", note("The teachers decided nothing."));
    }
    const place = el("div", { class: "decisions" });
    const show = (kind) => {
      place.replaceChildren();
      const isShown = (each) =>
        kind === "" || (kind === "changed" ? each?.changed : `by-${each?.by}` === kind);
      pageOf(items.filter(isShown), place, 0);
    };
    const [field, first] = chooser(items, show);
    show(first);
    return section("relabelled", "What was relabelled, and why",
      el("p", { class: "sub" }, `${many(total, "decision")} of the teachers`,
        items.length < total ? `; ${count(items.length)} are here, drawn by the seed` : "",
        ". ", el("del", {}, "The recorded answer"), ", ", el("ins", {}, "the new one"), "."),
      field, place);
  }

  Object.assign(Tracemill, { relabelled });
})();
