package io.tracemill.report;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.LongJson;
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
              LongJson data = new LongJson(json).begin('{');
              run(run, data);
              found(shares, surprises, data);
              data.end('}');
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
              LongJson data = new LongJson(json).begin('{');
              comparison(models, pairs, data);
              data.end('}');
            });
  }

  private static void run(RunFolder folder, LongJson page) throws IOException {
    page.name("kind").value(LongJson.compact().value("run"));
    if (folder.run().isPresent()) {
      page.name("run").value(LongJson.compact().value(folder.run().get()));
    }
    List<ModelAnswers> models = folder.models();
    models(models, page);
    pairs(folder.in("original_and_model").stream().toList(), page);
    List<RowSource> files = new ArrayList<>(sources(models));
    folder.file("test.jsonl").ifPresent(test -> files.add(new RowSource.Asked(test)));
    new PageRows(files, models, folder.task(), folder.seed()).addTo(page);
    page.name("examples").begin('[');
    for (byte[] example : new DropExamples(folder, folder.seed()).fitting(ROOM_OF_EXAMPLES)) {
      page.item(example);
    }
    page.end(']');
    Optional<Path> relabelled = folder.file("relabel.jsonl");
    if (relabelled.isPresent()) {
      RelabelledAnswers.read(relabelled.get(), folder.seed())
          .addTo(page.name("relabelled"), ROOM_OF_RELABELLED);
    }
  }

  private static void found(NameShares.Both shares, List<String> surprises, LongJson page)
      throws IOException {
    JsonText names = LongJson.compact();
    shares.addTo(names);
    page.name("shares").value(names);
    JsonText sentences = LongJson.compact().beginArray();
    surprises.forEach(sentences::value);
    page.name("surprises").value(sentences.endArray());
  }

  private static void comparison(List<ModelAnswers> models, List<PairedScores> pairs, LongJson page)
      throws IOException {
    page.name("kind").value(LongJson.compact().value("comparison"));
    String names = String.join(" / ", models.stream().map(ModelAnswers::model).toList());
    page.name("name").value(LongJson.compact().value(names));
    Task task = guess(models.get(0));
    List<ModelAnswers> counted = new ArrayList<>();
    for (ModelAnswers model : models) {
      counted.add(model.counted(task));
    }
    models(counted, page);
    List<Node> all = new ArrayList<>();
    for (PairedScores scores : pairs) {
      JsonText text = LongJson.compact();
      scores.addTo(text);
      all.add(Node.of(text.toString()));
    }
    pairs(all, page);
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

  private static void models(List<ModelAnswers> models, LongJson page) throws IOException {
    page.name("models").begin('[');
    for (ModelAnswers model : models) {
      JsonText text = LongJson.compact().beginObject();
      text.name("name").value(model.model());
      if (model.summary().isPresent()) {
        text.name("summary").value(Node.of(model.summary().get()));
      }
      page.item(text.endObject());
    }
    page.end(']');
  }

  /** The scores of the first model and each of the others, in their order. */
  private static void pairs(List<Node> pairs, LongJson page) throws IOException {
    page.name("paired").begin('[');
    int second = 1;
    for (Node scores : pairs) {
      JsonText text = LongJson.compact().beginObject();
      text.name("first").value(0).name("second").value(second++);
      for (Field field : scores.fields()) {
        text.name(field.key()).value(field.value());
      }
      page.item(text.endObject());
    }
    page.end(']');
  }
}
