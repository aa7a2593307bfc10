"use strict";
/* Settings with their origin, and the files of the run with their hashes. */
(() => {
  const { el, count, many, bytes, mapOf, section, table, note, shown, block, data } = Tracemill;

  function isDefault(setting) {
    return String(setting.origin ?? "").startsWith("default");
  }

  function valueOf(value) {
    if (value === null || value === undefined) {
      return el("span", { class: "small" }, "not set");
    }
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return text.length > 120 ? block(text) : el("code", {}, shown(text));
  }

  /** A name that may be broken behind its points and lines. */
  function nameOf(name) {
    const words = name.split(/(?<=[._])/u).filter((word) => word !== "");
    return el("code", {}, words.length ? words.map((word) => [shown(word), el("wbr")]) : shown(name));
  }

  function rowOf([name, setting]) {
    return el("tr", { class: isDefault(setting) ? "default" : null },
      el("th", { scope: "row" }, nameOf(name)),
      el("td", {}, valueOf(setting.value)),
      el("td", {}, shown(setting.origin ?? "unknown")));
  }

  function settingTables(all) {
    const columns = [{ text: "Setting" }, { text: "Value" }, { text: "From" }];
    const own = all.filter(([, setting]) => !isDefault(setting));
    const rest = all.filter(([, setting]) => isDefault(setting));
    return [
      own.length ? table({ data: { table: "settings" } }, "Settings somebody chose", columns, own.map(rowOf))
        : note("Every setting has its default."),
      rest.length ? el("details", {}, el("summary", {}, `${many(rest.length, "setting")} left at the default`),
        table({ data: { table: "defaults" } }, "Settings at their default", columns, rest.map(rowOf))) : null,
    ];
  }

  function files(key, caption) {
    const all = Object.entries(mapOf(data.run[key]));
    if (all.length === 0) {
      return null;
    }
    return table({ data: { table: key }, class: "files" }, caption,
      [{ text: "File" }, { text: "Size", number: true }, { text: "SHA-256" }],
      all.map(([name, file]) => el("tr", {},
        el("th", { scope: "row" }, shown(name)),
        el("td", { class: "number", title: `${count(mapOf(file).bytes)} bytes` }, bytes(mapOf(file).bytes)),
        el("td", { class: "hash" }, el("code", {}, shown(mapOf(file).sha256 ?? "–"))))));
  }

  function settings() {
    if (data.run === null) {
      return data.comparison ? null : section("settings", "Settings and files",
        note("The folder has no run.json, so its settings are not known."));
    }
    const all = Object.entries(mapOf(data.run.settings)).map(([name, setting]) => [name, mapOf(setting)]);
    return section("settings", "Settings and files", settingTables(all),
      files("inputs", "What went in"), files("outputs", "What came out"));
  }

  Object.assign(Tracemill, { settings });
})();
