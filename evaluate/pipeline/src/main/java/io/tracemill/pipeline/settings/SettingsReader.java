package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Null;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the sections of a config; used once. */
final class SettingsReader {
  private final Problems problems;
  private final Section.Source source;
  private final Section top;
  private final DataVersion version;
  private final Optional<Task> task;
  private final Optional<RunSettings> settings;

  SettingsReader(Document config, Overrides overrides, Problems problems) {
    this.problems = problems;
    this.source = new Section.Source(config.file(), overrides, problems, new ArrayList<>());
    this.version = overrides.dataVersion().orElse(DataVersion.V0);
    int before = problems.errors();
    KeysInFiles.refuse(config, problems);
    this.top = new Section("", mapping("", config.root()), source);
    recordVersion();
    overrides.reading().said().forEach(this::record);
    Section base = section("base");
    this.task = Tasks.read(base, version);
    RunSettings read = read(base, task.orElse(Task.QUESTION_ANSWERING));
    this.settings = problems.errors() == before ? Optional.of(read) : Optional.empty();
  }

  /** What was read, or nothing where a problem makes it unusable. */
  Optional<RunSettings> settings() {
    return settings;
  }

  /** The task, even where other things are wrong. */
  Optional<Task> task() {
    return task;
  }

  private void recordVersion() {
    Provenance provenance =
        source.overrides().dataVersion().isPresent()
            ? new Provenance.CommandLine("--data-version")
            : new Provenance.Default();
    String number = String.valueOf(version.ordinal());
    source.values().add(new SettingValue("data_version", number, provenance));
  }

  private void record(String setting, String word) {
    Provenance provenance = new Provenance.CommandLine("--" + setting);
    source.values().add(new SettingValue(setting, "\"" + word + "\"", provenance));
  }

  private Section section(String name) {
    Optional<Setting> given = top.given(name).map(Section.Given::value);
    Setting value = given.orElseGet(() -> new Mapping(1, List.of()));
    return new Section(name, mapping(name, value), source);
  }

  /** The mapping that a section has to be; one without any key is written as nothing. */
  private Mapping mapping(String path, Setting value) {
    if (value instanceof Mapping mapping) {
      return mapping;
    }
    if (!(value instanceof Null)) {
      String expected = path.isEmpty() ? "sections such as base and trace_processing" : "keys";
      String message = "expected a mapping with " + expected + " but found " + value.words();
      problems.error(source.file(), value.line(), path, message);
    }
    return new Mapping(value.line(), List.of());
  }

  private RunSettings read(Section base, Task known) {
    Sections sections = new Sections(version, source);
    RunSettings.Base baseSettings = sections.base(base, known);
    Section evaluation = section("evaluation");
    Section synthgen = section("synthgen");
    Section traces = section("trace_processing");
    RunSettings all =
        new RunSettings(
            version,
            baseSettings,
            sections.evaluation(evaluation, baseSettings),
            sections.synthgen(synthgen),
            sections.traceProcessing(traces, baseSettings),
            source.values());
    section("tuning");
    new UnknownKeys(source, List.of(top, base, evaluation, traces), synthgen).report();
    return all;
  }
}
