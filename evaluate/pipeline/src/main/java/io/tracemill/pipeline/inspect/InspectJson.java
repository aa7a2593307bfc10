package io.tracemill.pipeline.inspect;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.util.List;
import java.util.Optional;

/** What an inspection found, as JSON. */
public final class InspectJson {
  private final JsonText text = new JsonText(Layout.INDENTED);

  private InspectJson() {}

  /** The JSON. */
  public static String of(List<InspectedFile> files, Findings findings) {
    InspectJson json = new InspectJson();
    json.text.beginObject();
    json.files(files);
    json.size(findings.size());
    json.shape(findings.shape());
    json.dialogue(findings.dialogue());
    json.ranking("keys", findings.keys());
    json.ranking("models", findings.models());
    json.ranking("left_out_fields", findings.leftOut());
    findings.fidelity().addTo(json.text);
    json.problems(findings.problems());
    json.text.name("task_guess");
    findings.taskGuess().ifPresentOrElse(json.text::value, json.text::nullValue);
    return json.text.endObject().toString();
  }

  private void files(List<InspectedFile> files) {
    text.name("files").beginArray();
    for (InspectedFile file : files) {
      text.beginObject().name("name").value(file.name()).name("stored_bytes");
      file.bytes().ifPresentOrElse(text::value, text::nullValue);
      text.name("compressed").value(file.compressed()).endObject();
    }
    text.endArray();
  }

  private void size(Findings.Size size) {
    text.name("lines").value(size.lines()).name("blank_lines").value(size.blank());
    text.name("bytes").value(size.bytes());
  }

  private void shape(Findings.Shape shape) {
    text.name("format");
    shape.format().ifPresentOrElse(text::value, text::nullValue);
    text.name("format_detected").value(shape.detected());
    text.name("lines_looked_at").value(shape.looked()).name("formats").beginObject();
    shape.fits().forEach(fit -> text.name(fit.format()).value(fit.lines()));
    text.endObject();
  }

  private void dialogue(Findings.Dialogue dialogue) {
    Findings.Amounts amounts = dialogue.amounts();
    text.name("traces").value(amounts.traces()).name("texts").value(amounts.texts());
    text.name("one_turn").value(amounts.traces() - amounts.multiTurn());
    text.name("several_turns").value(amounts.multiTurn());
    text.name("with_tool_calls").value(amounts.calling());
    text.name("messages_with_parallel_calls").value(amounts.parallelCalls());
    text.name("without_answer").value(amounts.unanswered());
    amount("system_prompts", dialogue.systemPrompts());
    amount("sessions", dialogue.sessions());
    spread("messages", dialogue.messages());
    spread("user_turns", dialogue.turns());
    spread("characters", dialogue.characters());
    ranking("roles", dialogue.roles());
    ranking("tools", dialogue.tools());
    ranking("tool_definitions", dialogue.definitions());
    ranking("feedback", dialogue.feedback());
    Optional<Ranking> labels = dialogue.labels();
    labels.ifPresentOrElse(
        found -> ranking("labels", found), () -> text.name("labels").nullValue());
  }

  private void amount(String name, Amount amount) {
    text.name(name).beginObject().name("total").value(amount.total());
    text.name("distinct").value(amount.distinct());
    text.name("more").value(amount.more()).endObject();
  }

  private void spread(String name, Spread spread) {
    text.name(name).beginObject().name("p10").value(spread.p10()).name("p50").value(spread.p50());
    text.name("p90").value(spread.p90()).name("max").value(spread.max().orElse(0)).endObject();
  }

  private void ranking(String name, Ranking ranking) {
    text.name(name).beginObject().name("total").value(ranking.total());
    text.name("distinct").value(ranking.distinct()).name("more").value(ranking.more());
    text.name("top").beginObject();
    ranking.entries().forEach(entry -> text.name(entry.name()).value(entry.count()));
    text.endObject().endObject();
  }

  private void problems(List<ProblemKind> kinds) {
    text.name("problems").beginArray();
    for (ProblemKind kind : kinds) {
      text.beginObject().name("reason").value(kind.reason()).name("count").value(kind.count());
      text.name("first").beginArray();
      kind.places().forEach(text::value);
      text.endArray().name("message").value(kind.message()).endObject();
    }
    text.endArray();
  }
}
