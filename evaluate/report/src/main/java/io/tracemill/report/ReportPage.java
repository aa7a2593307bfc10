package io.tracemill.report;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.score.PairedScores;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.TaskGuess;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One file of HTML that shows what a run found, or how models compare. It needs no network and no
 * other file, and stays under 15 MB: of too many rows and dropped traces it shows those that the
 * seed draws. The same folder gives the same bytes.
 */
public final class ReportPage {
  private static final long ROOM_OF_EXAMPLES = 2_500_000;
  private static final long ROOM_OF_RELABELLED = 1_500_000;

  /** As many rows as the task of predictions is guessed from elsewhere. */
  private static final int GUESSED_FROM = 1000;

  private ReportPage() {}

  /**
   * Writes the page of a run's folder, of this version or an older one; {@code out} is neither
   * flushed nor closed.
   *
   * @return what a person should look at first, a sentence each; at most three
   * @throws io.tracemill.json.DataException if a file of the folder that is one JSON value is none
   */
  public static List<String> ofRun(Path folder, OutputStream out) throws IOException {
    RunFolder run = RunFolder.of(folder);
    NameShares.Both shares = NameShares.of(run);
    List<String> surprises = Surprises.of(shares);
    PageShell.read()
        .write(
            out,
            json -> {
              try (JsonObject data = new JsonObject(json)) {
                run(run, data);
                found(shares, surprises, data);
              }
            });
    return surprises;
  }

  /**
   * Writes the page of models that answered the same rows; their task is guessed.
   *
   * @param pairs of the first model and each of the others
   */
  public static void ofComparison(
      List<ModelAnswers> models, List<PairedScores> pairs, OutputStream out) throws IOException {
    PageShell.read()
        .write(
            out,
            json -> {
              try (JsonObject data = new JsonObject(json)) {
                comparison(models, pairs, data);
              }
            });
  }

  private static void run(RunFolder folder, JsonObject page) throws IOException {
    page.text("kind", "run");
    if (folder.run().isPresent()) {
      page.json("run", new JsonText(Layout.COMPACT).value(folder.run().get()).toBytes());
    }
    List<ModelAnswers> models = folder.models();
    page.json("models", models(models));
    List<byte[]> pairs =
        folder.in("original_and_model").map(both -> pair(both, 1)).stream().toList();
    page.json("paired", JsonArray.of(pairs));
    List<RowSource> files = new ArrayList<>(sources(models));
    folder.file("test.jsonl").ifPresent(test -> files.add(new RowSource.Asked(test)));
    new PageRows(files, models, folder.task(), folder.seed()).addTo(page);
    page.json(
        "examples",
        JsonArray.of(new DropExamples(folder, folder.seed()).fitting(ROOM_OF_EXAMPLES)));
    Optional<Path> relabelled = folder.file("relabel.jsonl");
    if (relabelled.isPresent()) {
      try (JsonObject answers = new JsonObject(page.name("relabelled"))) {
        RelabelledAnswers.read(relabelled.get(), folder.seed()).addTo(answers, ROOM_OF_RELABELLED);
      }
    }
  }

  private static void found(NameShares.Both shares, List<String> surprises, JsonObject page)
      throws IOException {
    JsonText names = new JsonText(Layout.COMPACT);
    shares.addTo(names);
    page.json("shares", names.toBytes());
    JsonText sentences = new JsonText(Layout.COMPACT).beginArray();
    surprises.forEach(sentences::value);
    page.json("surprises", sentences.endArray().toBytes());
  }

  private static void comparison(
      List<ModelAnswers> models, List<PairedScores> pairs, JsonObject page) throws IOException {
    page.text("kind", "comparison");
    page.text("name", String.join(" / ", models.stream().map(ModelAnswers::model).toList()));
    Task task = guess(models.get(0));
    List<ModelAnswers> counted = new ArrayList<>();
    for (ModelAnswers model : models) {
      counted.add(model.counted(task));
    }
    page.json("models", models(counted));
    List<byte[]> all = new ArrayList<>();
    for (PairedScores scores : pairs) {
      JsonText text = new JsonText(Layout.COMPACT);
      scores.addTo(text);
      all.add(pair(Node.of(text.toString()), all.size() + 1));
    }
    page.json("paired", JsonArray.of(all));
    new PageRows(sources(counted), counted, Optional.of(task), 0).addTo(page);
  }

  private static Task guess(ModelAnswers model) throws IOException {
    TaskGuess guess = new TaskGuess();
    try (PredictionsReader reader = model.predictions().open()) {
      Iterator<Prediction> rows = reader.rows(bad -> {});
      for (int row = 0; row < GUESSED_FROM && rows.hasNext(); row++) {
        guess.take(rows.next());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return guess.guess().task();
  }

  private static List<RowSource> sources(List<ModelAnswers> models) {
    return models.stream().<RowSource>map(RowSource.Answered::new).toList();
  }

  private static byte[] models(List<ModelAnswers> models) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (ModelAnswers model : models) {
      JsonText text = new JsonText(Layout.COMPACT).beginObject();
      text.name("name").value(model.model());
      if (model.summary().isPresent()) {
        text.name("summary").value(Node.of(model.summary().get()));
      }
      all.add(text.endObject().toBytes());
    }
    return JsonArray.of(all);
  }

  /** The first model and the one with the number {@code second}. */
  private static byte[] pair(Node scores, int second) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    text.name("first").value(0).name("second").value(second);
    for (Field field : scores.fields()) {
      text.name(field.key()).value(field.value());
    }
    return text.endObject().toBytes();
  }
}
