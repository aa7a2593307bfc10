package io.tracemill.prepare.output;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row's prompt and answer as texts, as a predictions file has them; of a row of messages both are
 * JSON of messages.
 */
public record RowText(String prompt, String answer) {
  private static final Name QUESTION = Name.of("question");
  private static final Name ANSWER = Name.of("answer");
  private static final Name MESSAGES = Name.of("messages");

  /** The texts of a row just made, which {@code tape} reads. */
  public static RowText of(Row row, Tape tape) {
    return of(tape.read(Line.of("row", row.toBytes())));
  }

  /**
   * The texts of a row that was read.
   *
   * @throws io.tracemill.json.DataException if it is of neither shape
   */
  public static RowText of(Node row) {
    Optional<Node> messages = row.find(MESSAGES);
    if (messages.isEmpty()) {
      return new RowText(
          row.field(QUESTION).as(Kind.STRING).text(), row.field(ANSWER).as(Kind.STRING).text());
    }
    List<String> all = new ArrayList<>();
    messages.get().items().forEach(message -> all.add(message.raw().toString()));
    int last = Math.max(0, all.size() - 1);
    return new RowText(array(all.subList(0, last)), array(all.subList(last, all.size())));
  }

  private static String array(List<String> messages) {
    return "[" + String.join(",", messages) + "]";
  }

  // What Java would make of these two is put together when they are first used, which takes longer
  // than to compare the rows of a small test set.

  @Override
  public boolean equals(Object other) {
    return other instanceof RowText text
        && prompt.equals(text.prompt)
        && answer.equals(text.answer);
  }

  @Override
  public int hashCode() {
    return 31 * prompt.hashCode() + answer.hashCode();
  }
}
