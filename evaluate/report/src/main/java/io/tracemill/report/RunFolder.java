package io.tracemill.report;

import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run left behind; nothing of it has to be there. */
public final class RunFolder {
  private static final String[] TRAIN_ROWS = {"counts", "train", "rows", "dropped"};
  private static final String[] TEST_ROWS = {"counts", "test", "rows", "dropped"};

  private static final String UNNAMED = "model";

  private final Path path;
  private final Optional<Node> run;

  private RunFolder(Path path, Optional<Node> run) {
    this.path = path;
    this.run = run;
  }

  /**
   * The folder {@code path}.
   *
   * @throws io.tracemill.json.DataException if its {@code run.json} is no JSON
   */
  static RunFolder of(Path path) throws IOException {
    Path file = path.resolve("run.json");
    return new RunFolder(
        path, Files.isRegularFile(file) ? Optional.of(JsonFile.read(file)) : Optional.empty());
  }

  /** What the run says of itself. */
  Optional<Node> run() {
    return run;
  }

  /** A file of it, if there is one. */
  Optional<Path> file(String name) {
    return Optional.of(path.resolve(name)).filter(Files::isRegularFile);
  }

  /** The seed of the run, or a fixed one. */
  long seed() {
    return in("seed")
        .filter(seed -> seed.is(Kind.NUMBER))
        .map(n -> n.number().longValue())
        .orElse(0L);
  }

  /** What the rows are of. */
  Optional<Task> task() {
    return in("settings", "base.task", "value")
        .filter(task -> task.is(Kind.STRING))
        .flatMap(task -> task(task.text()));
  }

  private static Optional<Task> task(String key) {
    return Stream.of(Task.values()).filter(task -> task.key().equals(key)).findFirst();
  }

  /** The models that answered. */
  List<ModelAnswers> models() throws IOException {
    List<ModelAnswers> models = new ArrayList<>();
    Optional<Path> original = file("predictions.jsonl");
    if (original.isPresent()) {
      models.add(ModelAnswers.of("original", original.get(), json("metrics.json")));
    }
    Optional<Path> later = file("model-predictions.jsonl");
    if (later.isPresent()) {
      models.add(ModelAnswers.of(model(), later.get(), json("model-metrics.json")));
    }
    return models;
  }

  private Optional<String> json(String name) throws IOException {
    Optional<Path> file = file(name);
    return file.isPresent()
        ? Optional.of(JsonFile.read(file.get()).raw().toString())
        : Optional.empty();
  }

  private String model() {
    return in("model", "name").filter(name -> name.is(Kind.STRING)).map(Node::text).orElse(UNNAMED);
  }

  /** What a run calls the model that answered in the end; something also of a damaged folder. */
  public static String model(Path folder) throws IOException {
    try {
      return of(folder).model();
    } catch (DataException e) {
      return UNNAMED;
    }
  }

  /** At which steps of the run something was dropped for {@code reason}. */
  List<String> steps(String reason) {
    List<String> steps = new ArrayList<>();
    if (counts(reason, TRAIN_ROWS)) {
      steps.add("train");
    }
    if (counts(reason, TEST_ROWS)) {
      steps.add("test");
    }
    return steps.isEmpty() ? List.of("traces") : steps;
  }

  private boolean counts(String reason, String... names) {
    return fields(names).stream().anyMatch(field -> field.key().equals(reason));
  }

  /** The value at the end of a way through the objects of {@code run.json}. */
  Optional<Node> in(String... names) {
    Optional<Node> value = run;
    for (String name : names) {
      value = value.filter(node -> node.is(Kind.OBJECT)).flatMap(node -> node.peek(Name.of(name)));
    }
    return value;
  }

  /** The fields of the object at the end of such a way; none if there is no object. */
  List<Field> fields(String... names) {
    return in(names).filter(node -> node.is(Kind.OBJECT)).map(Node::fields).orElse(List.of());
  }
}
