package io.tracemill.pipeline.teachers;

import io.tracemill.json.JsonText;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.score.Table;
import io.tracemill.teach.EstimatedAsking;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What a teacher would be asked, and what that would cost.
 *
 * @param requests that would be made
 * @param atMost further ones that depend on answers: how many there can be
 * @param known requests whose answers the journal has
 * @param promptTokens of the requests, about
 * @param answerTokens how many all answers can have at most
 * @param price empty where nothing is known of it
 */
public record TeacherEstimate(
    String teacher,
    long requests,
    long atMost,
    long known,
    long promptTokens,
    long answerTokens,
    Optional<TeacherEntry.Price> price) {
  /** Characters of a token of English or code, about, whatever the tokenizer. */
  private static final int CHARACTERS = 4;

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  static TeacherEstimate of(EstimatedAsking.Estimate counted, TeacherEntry entry, long atMost) {
    long all = counted.requests() + atMost;
    return new TeacherEstimate(
        entry.name(),
        counted.requests(),
        atMost,
        counted.known(),
        counted.characters() / CHARACTERS,
        all * entry.maxTokens(),
        entry.price());
  }

  /** What all of it costs at most, if prices are known. */
  public Optional<BigDecimal> cost() {
    return price.map(
        each ->
            each.in()
                .multiply(BigDecimal.valueOf(promptTokens))
                .add(each.out().multiply(BigDecimal.valueOf(answerTokens)))
                .divide(MILLION, 2, RoundingMode.UP));
  }

  void addTo(JsonText text) {
    text.beginObject().name("teacher").value(teacher).name("requests").value(requests);
    text.name("further_at_most").value(atMost).name("in_journal").value(known);
    text.name("prompt_tokens_about").value(promptTokens);
    text.name("answer_tokens_at_most").value(answerTokens).name("cost_at_most");
    cost().ifPresentOrElse(text::value, text::nullValue);
    text.endObject();
  }

  /** Adds several as an array. */
  public static void addTo(List<TeacherEstimate> all, JsonText text) {
    text.beginArray();
    all.forEach(each -> each.addTo(text));
    text.endArray();
  }

  /** Several as a table for people. */
  public static String table(List<TeacherEstimate> all) {
    Table table =
        new Table(
            List.of(
                "teacher",
                "requests",
                "further at most",
                "in journal",
                "prompt tokens about",
                "answer tokens at most",
                "cost at most"));
    for (TeacherEstimate each : all) {
      table.add(
          List.of(
              each.teacher(),
              each.requests() + "",
              each.atMost() + "",
              each.known() + "",
              each.promptTokens() + "",
              each.answerTokens() + "",
              each.cost().map(BigDecimal::toPlainString).orElse("-")));
    }
    return table.text();
  }
}
