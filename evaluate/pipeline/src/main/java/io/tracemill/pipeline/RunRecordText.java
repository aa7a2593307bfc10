package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.pipeline.files.FileRecord;
import io.tracemill.pipeline.settings.SettingValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The file {@code run.json}; it has neither times nor paths, so that a run repeated is the same.
 */
final class RunRecordText {
  private RunRecordText() {}

  /** The whole record. */
  static String json(RunRecord record) {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    work(text, record);
    record.funnel().addTo(text.name("counts"));
    record.survey().ifPresent(survey -> survey.addTo(text.name("survey")));
    model(text, record);
    return text.endObject().toString();
  }

  /** The same where a split of a dataset grew. */
  static String json(RelabelTracesResult result) {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("operation").value(result.split().operation());
    work(text, result.record());
    result.addCounts(text.name("counts"));
    return text.endObject().toString();
  }

  /** What was done, with what and how. */
  private static void work(JsonText text, RunRecord record) {
    text.name("tracemill").value(record.version());
    text.name("data_version").value(record.settings().dataVersion().ordinal());
    text.name("seed").value(record.seed());
    record.taught().filtered().ifPresent(done -> done.addTo(text.name("relevance")));
    relabel(text.name("relabel"), record);
    record.taught().judged().ifPresent(judge -> judge.addTo(text.name("judge")));
    settings(text.name("settings"), record.settings().values());
    files(text.name("inputs"), record.inputs());
    if (!record.damages().isEmpty()) {
      text.name("damaged").beginArray();
      record.damages().forEach(damage -> text.value(damage.toString()));
      text.endArray();
    }
    files(text.name("outputs"), record.outputs());
  }

  /** Adds whether answers were to be relabelled, whether they were, and how. */
  static void relabel(JsonText text, RunRecord record) {
    text.beginObject().name("asked").value(record.relabelAsked());
    text.name("done").value(record.taught().relabelled().isPresent());
    record.taught().relabelled().ifPresent(done -> done.addTo(text.name("result")));
    text.endObject();
  }

  /** Adds the model, if there is one, and how it and the original one compare. */
  static void model(JsonText text, RunRecord record) {
    record.model().ifPresent(model -> model.addTo(text.name("model")));
    record.paired().ifPresent(pairs -> pairs.addTo(text.name("original_and_model")));
  }

  private static void settings(JsonText text, List<SettingValue> values) {
    text.beginObject();
    for (SettingValue value : values) {
      byte[] json = value.json().getBytes(StandardCharsets.UTF_8);
      text.name(value.key()).beginObject();
      text.name("value").value(new Tape().read(Line.of(value.key(), json)));
      text.name("origin").value(value.provenance().toString());
      text.endObject();
    }
    text.endObject();
  }

  private static void files(JsonText text, List<FileRecord> files) {
    text.beginObject();
    for (FileRecord file : files) {
      text.name(file.name()).beginObject();
      text.name("bytes").value(file.bytes()).name("sha256").value(file.sha256()).endObject();
    }
    text.endObject();
  }
}
