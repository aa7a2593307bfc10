package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.prepare.learn.LearnedJob;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was learnt of a log, and where it is.
 *
 * @param folders one for each job, the one with the most traces first
 * @param leftovers how many traces belong to none of them, by what they are known by
 * @param leftoverFolder where those traces are, if they are anywhere but among the job's
 */
public record InitResult(
    StageCounts lines,
    List<Folder> folders,
    Map<String, Long> leftovers,
    Optional<Path> leftoverFolder,
    Optional<Exception> failure)
    implements Result {

  /** Copies the list and the map, in its order. */
  public InitResult {
    folders = List.copyOf(folders);
    leftovers = Collections.unmodifiableMap(new LinkedHashMap<>(leftovers));
  }

  /**
   * The folder of a job.
   *
   * @param file how its traces file was made, for people
   * @param title by which people know the job, a few words
   * @param task the platform's name of it
   * @param tools their definitions by name
   * @param classes how many answers are which
   * @param doubts what a person should look at, a sentence each
   */
  public record Folder(
      Path directory,
      String file,
      String title,
      String task,
      Counts counts,
      Why why,
      Map<String, String> tools,
      Map<String, Long> classes,
      List<String> doubts) {

    /** Copies the maps, in their order, and the list. */
    public Folder {
      tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
      classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
      doubts = List.copyOf(doubts);
    }

    static Folder of(Path directory, String file, LearnedJob job) {
      Map<String, String> tools = new LinkedHashMap<>();
      job.tools().forEach(tool -> tools.put(tool.name(), tool.json()));
      Map<String, Long> classes = new LinkedHashMap<>();
      job.classes().forEach(one -> classes.put(one.label(), one.answers()));
      LearnedJob.JobNumbers n = job.numbers();
      LearnedJob.Grounds grounds = job.evidence();
      return new Folder(
          directory,
          file,
          job.title(),
          job.task().key(),
          new Counts(n.traces(), n.tokens(), n.repeated(), n.asked(), n.alike()),
          new Why(grounds.task(), grounds.turns(), grounds.description()),
          tools,
          classes,
          job.doubts());
    }

    private void addTo(JsonText json) {
      json.beginObject().name("folder").value(directory.toString());
      json.name("title").value(title).name("task").value(task);
      json.name("traces").value(counts.traces).name("tokens").value(counts.tokens);
      json.name("repeated_prompts").value(counts.repeated);
      json.name("repeated_asked").value(counts.asked);
      json.name("repeated_alike").value(counts.alike);
      json.name("evidence").beginObject().name("task").value(why.task);
      json.name("turns").value(why.turns);
      json.name("description").value(why.description).endObject();
      json.name("classes").beginObject();
      classes.forEach((label, answers) -> json.name(label).value(answers));
      json.endObject().name("tools").beginArray();
      tools.values().forEach(tool -> json.value(Node.of(tool)));
      json.endArray().name("look_at").beginArray();
      doubts.forEach(json::value);
      json.endArray().endObject();
    }
  }

  /**
   * How many of what.
   *
   * @param tokens of all traces, by their size: four bytes of JSON each
   * @param repeated prompts that were there several times, of those that were looked at
   * @param asked how often those were asked
   * @param alike how often they got the answer that each got most often
   */
  public record Counts(long traces, long tokens, long repeated, long asked, long alike) {}

  /**
   * Why it is taken to be so, a sentence each.
   *
   * @param turns why each answer makes an example, or only the last one
   * @param description where the task's description comes from
   */
  public record Why(String task, String turns, String description) {}

  /** All traces. */
  public long traces() {
    return folders.stream().mapToLong(folder -> folder.counts().traces()).sum()
        + leftovers.values().stream().mapToLong(count -> count).sum();
  }

  @Override
  public String json() {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("lines").value(lines.read()).name("rejected").value(lines.dropped());
    json.name("traces").value(traces()).name("jobs").beginArray();
    folders.forEach(folder -> folder.addTo(json));
    json.endArray().name("left_over").beginObject();
    leftovers.forEach((title, count) -> json.name(title).value(count));
    return json.endObject().endObject().toString();
  }
}
