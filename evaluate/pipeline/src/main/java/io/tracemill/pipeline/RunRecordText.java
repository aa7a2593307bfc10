package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.pipeline.model.AnswersJson;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.settings.SettingValue;
import io.tracemill.prepare.Overlap;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.PreparedSplit;
import io.tracemill.score.Report;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The file {@code run.json}; it has neither times nor paths, so that a run repeated is the same.
 */
public final class RunRecordText {
  private RunRecordText() {}

  /** The whole record. */
  public static String json(RunRecord record) {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("tracemill").value(record.version());
    text.name("data_version").value(record.settings().dataVersion().ordinal());
    text.name("seed").value(record.seed());
    relabel(text.name("relabel"), record);
    settings(text.name("settings"), record.settings().values());
    files(text.name("inputs"), record.inputs());
    files(text.name("outputs"), record.outputs());
    counts(text.name("counts"), record);
    record.model().ifPresent(model -> model(text.name("model"), model));
    return text.endObject().toString();
  }

  /** Adds whether answers were to be rewritten, and that it is not done yet. */
  public static void relabel(JsonText text, RunRecord record) {
    text.beginObject().name("asked").value(record.relabelAsked());
    text.name("done").value(false).endObject();
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

  /** Adds the funnel and what was proven about it. */
  public static void counts(JsonText text, RunRecord record) {
    Prepared prepared = record.prepared();
    text.beginObject();
    TallyJson.add(text.name("lines"), prepared.lines());
    TallyJson.add(text.name("traces"), prepared.traces());
    text.name("largest_group").value(prepared.largestGroup());
    split(text.name("train"), prepared.train());
    split(text.name("test"), prepared.test());
    text.name("test_set").value(record.testSetGiven() ? "given" : "generated");
    text.name("test_set_rule_breaks").value(prepared.testSetBreaks().size());
    TallyJson.add(text.name("unstructured"), prepared.leftOver());
    overlap(text.name("overlap_of_train_and_test"), record.overlap());
    text.name("baseline").beginObject();
    text.name("prompts").value(prepared.coverage().prompts());
    text.name("answered").value(prepared.coverage().answered());
    text.endObject().endObject();
  }

  /** Adds a model, what its answers depend on, what they were and how good. */
  public static void model(JsonText text, ModelRecord model) {
    text.beginObject().name("name").value(model.name()).name("settings").beginObject();
    model.settings().forEach((key, value) -> text.name(key).value(value));
    text.endObject();
    AnswersJson.add(text.name("answers"), model.result().evaluation());
    text.name("metrics").beginObject();
    new Report(model.result().summary()).addTo(text);
    text.endObject().endObject();
  }

  private static void split(JsonText text, PreparedSplit split) {
    text.beginObject().name("traces").value(split.traces());
    if (split.replacements() > 0) {
      text.name("replacements").value(split.replacements());
    }
    TallyJson.add(text.name("rows"), split.rows());
    text.name("fences_taken_off").value(split.fences()).endObject();
  }

  private static void overlap(JsonText text, Overlap overlap) {
    text.beginObject();
    text.name("rows").value(overlap.rows());
    text.name("conversations").value(overlap.conversations());
    text.name("first_user_messages").value(overlap.firstUserMessages());
    text.endObject();
  }
}
