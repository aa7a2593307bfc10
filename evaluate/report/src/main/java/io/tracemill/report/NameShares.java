package io.tracemill.report;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.CutText;
import io.tracemill.json.token.Kind;
import io.tracemill.score.RowLabels;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** How often a label is given, or a tool called: in all traces, in train and in test. */
final class NameShares {
  /** A table of more is not read. */
  private static final int MOST = 500;

  private static final int LONGEST = 120;

  private static final int TRACES = 0;
  private static final int TRAIN = 1;
  private static final int TEST = 2;

  private static final Name QUESTION = Name.of("question");
  private static final Name ANSWER = Name.of("answer");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name ROLE = Name.of("role");

  private final Map<String, long[]> counts = new TreeMap<>();
  private final RowLabels labels;
  private boolean inTraces;

  private NameShares(Task task) {
    this.labels = new RowLabels(task);
  }

  /** Both lists; that which the task does not have is empty. */
  record Both(List<NameShare> labels, List<NameShare> tools) {
    void addTo(JsonText json) {
      json.beginObject();
      list("labels", labels, json);
      list("tools", tools, json);
      json.endObject();
    }

    private static void list(String name, List<NameShare> shares, JsonText json) {
      json.name(name).beginArray();
      for (NameShare share : shares) {
        json.beginObject().name("name").value(CutText.of(share.name(), LONGEST)).name("traces");
        share.traces().ifPresentOrElse(json::value, json::nullValue);
        json.name("train").value(share.train()).name("test").value(share.test()).endObject();
      }
      json.endArray();
    }
  }

  /** Those of a folder. */
  static Both of(RunFolder folder) throws IOException {
    Optional<Task> task = folder.task();
    boolean classes = task.filter(one -> one == Task.CLASSIFICATION).isPresent();
    boolean tools = task.filter(Task::callsTools).isPresent();
    return new Both(
        classes ? of(folder, task.orElseThrow(), "labels") : List.of(),
        tools ? of(folder, task.orElseThrow(), "tools") : List.of());
  }

  /** The most frequent ones first. */
  private static List<NameShare> of(RunFolder folder, Task task, String name) throws IOException {
    NameShares shares = new NameShares(task);
    shares.traces(folder.fields("survey", name));
    shares.rows(folder.file("train.jsonl"), TRAIN);
    shares.rows(folder.file("test.jsonl"), TEST);
    return shares.counts.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                (Map.Entry<String, long[]> share) -> -LongStream.of(share.getValue()).sum()))
        .limit(MOST)
        .map(share -> shares.share(share.getKey(), share.getValue()))
        .toList();
  }

  private NameShare share(String name, long[] count) {
    OptionalLong traces = inTraces ? OptionalLong.of(count[TRACES]) : OptionalLong.empty();
    return new NameShare(name, traces, count[TRAIN], count[TEST]);
  }

  private void traces(List<Field> found) {
    inTraces = !found.isEmpty();
    for (Field name : found) {
      if (name.value().is(Kind.NUMBER)) {
        add(name.key(), TRACES, name.value().number().longValue());
      }
    }
  }

  private void rows(Optional<Path> file, int column) throws IOException {
    if (file.isPresent()) {
      JsonFile.forEach(file.get(), (row, line) -> row(row, column));
    }
  }

  private void row(Node row, int column) {
    Optional<Node> answer = row.find(ANSWER).filter(text -> text.is(Kind.STRING));
    Optional<Node> messages = row.find(MESSAGES).filter(array -> array.is(Kind.ARRAY));
    if (row.has(QUESTION) && answer.isPresent()) {
      count(DataVersion.V0, answer.get().text(), column);
    }
    for (Node message : messages.map(Node::items).orElse(List.of())) {
      boolean said =
          message.is(Kind.OBJECT)
              && message
                  .find(ROLE)
                  .filter(role -> role.is(Kind.STRING) && role.text().equals("assistant"))
                  .isPresent();
      if (said) {
        count(DataVersion.V1, "[" + message.raw() + "]", column);
      }
    }
  }

  private void count(DataVersion version, String answer, int column) {
    labels.of(version, answer).forEach(label -> add(label, column, 1));
  }

  private void add(String name, int column, long count) {
    counts.computeIfAbsent(name, first -> new long[3])[column] += count;
  }
}
