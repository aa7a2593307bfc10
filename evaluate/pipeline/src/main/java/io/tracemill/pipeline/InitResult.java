package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.prepare.learn.LearnedJob;
import io.tracemill.prepare.learn.LearnedJob.LabelCount;
import io.tracemill.prepare.learn.LearnedLog.Leftover;
import io.tracemill.prepare.learn.LearnedTool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was learnt of a log, and where it is.
 *
 * @param folders one for each job, the one with the most traces first
 * @param leftovers what belongs to none of them
 * @param leftoverFile where those traces are, if they are anywhere but among the job's
 */
public record InitResult(
    StageCounts lines,
    List<Folder> folders,
    List<Leftover> leftovers,
    Optional<Path> leftoverFile,
    Optional<Exception> failure)
    implements Result {

  /** Copies the lists. */
  public InitResult {
    folders = List.copyOf(folders);
    leftovers = List.copyOf(leftovers);
  }

  /**
   * The folder of a job.
   *
   * @param traces how its traces file was made, for people
   */
  public record Folder(Path directory, LearnedJob job, String traces) {}

  /** All traces. */
  public long traces() {
    return folders.stream().mapToLong(folder -> folder.job().numbers().traces()).sum()
        + leftovers.stream().mapToLong(Leftover::traces).sum();
  }

  @Override
  public String json() {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("lines").value(lines.read()).name("rejected").value(lines.dropped());
    json.name("traces").value(traces()).name("jobs").beginArray();
    folders.forEach(folder -> folder(folder, json));
    json.endArray().name("left_over").beginArray();
    for (Leftover one : leftovers) {
      json.beginObject().name("title").value(one.title());
      json.name("traces").value(one.traces()).endObject();
    }
    return json.endArray().endObject().toString();
  }

  private static void folder(Folder folder, JsonText json) {
    LearnedJob job = folder.job();
    json.beginObject().name("folder").value(folder.directory().toString());
    json.name("title").value(job.title()).name("task").value(job.task().key());
    json.name("traces").value(job.numbers().traces());
    json.name("tokens").value(job.numbers().tokens());
    json.name("repeated_prompts").value(job.numbers().repeated());
    json.name("repeated_asked").value(job.numbers().asked());
    json.name("repeated_alike").value(job.numbers().alike());
    json.name("evidence").beginObject().name("task").value(job.evidence().task());
    json.name("turns").value(job.evidence().turns());
    json.name("description").value(job.evidence().description()).endObject();
    json.name("classes").beginObject();
    for (LabelCount label : job.classes()) {
      json.name(label.label()).value(label.answers());
    }
    json.endObject().name("tools").beginArray();
    for (LearnedTool tool : job.tools()) {
      json.value(Node.of(tool.json()));
    }
    json.endArray().name("look_at").beginArray();
    job.doubts().forEach(json::value);
    json.endArray().endObject();
  }
}
