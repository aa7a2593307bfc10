package io.tracemill.answer.prompt;

import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.dialect.SplitRows;
import io.tracemill.dialect.ToolCallTurns;
import io.tracemill.dialect.call.CallFormats;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the rows of a test or train split, of either data version.
 *
 * <p>A row that stands there twice counts once, as in the baseline of the original model.
 */
public final class TestRows {
  private static final Name QUESTION = Name.of("question");
  private static final Name ANSWER = Name.of("answer");
  private static final Name CONTEXT = Name.of("context");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name ROLE = Name.of("role");

  private final AskedTurns turns;
  private final List<TestRow> rows = new ArrayList<>();
  private final Set<Asked> seen = new HashSet<>();

  private record Asked(String question, String answer, Optional<String> context) {}

  private TestRows(AskedTurns turns) {
    this.turns = turns;
  }

  /**
   * The rows of {@code lines}, in order.
   *
   * @throws DataException if a line is no row
   */
  public static List<TestRow> read(Iterable<Line> lines, AskedTurns turns) {
    TestRows reading = new TestRows(turns);
    Tape tape = new Tape();
    for (Line line : lines) {
      reading.add(line, tape);
    }
    return List.copyOf(reading.rows);
  }

  /**
   * The row that is {@code line}.
   *
   * @param tape reads it
   * @throws DataException if it is none
   */
  public static TestRow read(Line line, Tape tape) {
    TestRows reading = new TestRows(AskedTurns.LAST);
    reading.add(line, tape);
    return reading.rows.get(0);
  }

  private void add(Line line, Tape tape) {
    Node row = tape.read(line);
    Origin origin = new Origin(line.source(), line.number());
    if (SplitRows.version(row) == DataVersion.V1) {
      messages(row, origin);
    } else {
      question(row, origin);
    }
  }

  private void add(TestRow row) {
    if (seen.add(new Asked(row.question(), row.answer(), row.context()))) {
      rows.add(row);
    }
  }

  private List<Example> asked(Example whole, DataVersion version) {
    return turns == AskedTurns.LAST ? List.of(whole) : new ToolCallTurns(version).of(whole);
  }

  private void messages(Node row, Origin origin) {
    List<Node> all = promptAndAnswer(row.field(MESSAGES));
    for (Example asked : asked(SplitRows.example(row, origin), DataVersion.V1)) {
      List<Node> before = all.subList(0, asked.turn());
      Node answer = all.get(asked.turn());
      add(
          new TestRow(
              origin,
              DataVersion.V1,
              ascii(before),
              ascii(List.of(answer)),
              Optional.empty(),
              plain(before),
              ChatMessage.of(answer).json()));
    }
  }

  private static List<Node> promptAndAnswer(Node messages) {
    List<Node> all = new ArrayList<>();
    if (messages.is(Kind.ARRAY)) {
      messages.items().forEach(all::add);
    }
    if (all.isEmpty() || !all.stream().allMatch(TestRows::hasRole)) {
      throw messages.failure("expected an array of messages, each with its role");
    }
    if (all.size() == 1 || !ChatMessage.of(all.get(all.size() - 1)).is(Role.ASSISTANT)) {
      throw messages.failure("expected a prompt and an answer of the assistant behind it");
    }
    return all;
  }

  private static boolean hasRole(Node message) {
    return message.is(Kind.OBJECT)
        && message.find(ROLE).filter(role -> role.is(Kind.STRING)).isPresent();
  }

  private void question(Node row, Origin origin) {
    Example whole = SplitRows.example(row, origin);
    List<Node> all = new ArrayList<>();
    SplitRows.conversation(row.field(QUESTION)).ifPresent(asked -> asked.items().forEach(all::add));
    for (Example asked : asked(whole, DataVersion.V0)) {
      add(asked.turn() < whole.turn() ? earlier(all, asked) : last(row, all, origin));
    }
  }

  private static TestRow earlier(List<Node> messages, Example asked) {
    List<Node> before = messages.subList(0, asked.turn());
    List<ToolCallText> calls = asked.answer().toolCalls().stream().map(ToolCallText::of).toList();
    return new TestRow(
        asked.trace().origin(),
        DataVersion.V0,
        written(before),
        AnswerForm.calls(calls, "", DataVersion.V0),
        Optional.empty(),
        plain(before),
        ChatMessage.of(messages.get(asked.turn())).json());
  }

  private static TestRow last(Node row, List<Node> messages, Origin origin) {
    String question = row.field(QUESTION).text();
    String answer = row.field(ANSWER).text();
    List<ToolCallText> called = CallFormats.only(answer).orElse(List.of());
    String reply = AnswerForm.message(called, called.isEmpty() ? answer : "");
    return new TestRow(
        origin,
        DataVersion.V0,
        question,
        answer,
        context(row),
        messages.isEmpty()
            ? ChatMessage.array(List.of(ChatMessage.saying(Role.USER, question).json()))
            : plain(messages),
        ChatMessage.of(Node.of(reply)).json());
  }

  private static Optional<String> context(Node row) {
    return row.find(CONTEXT)
        .filter(given -> given.is(Kind.STRING))
        .map(Node::text)
        .filter(given -> !given.isBlank());
  }

  /** As rows of data version 1 have them. */
  private static String ascii(List<Node> messages) {
    return ChatMessage.array(messages.stream().map(node -> node.raw().toString()).toList());
  }

  /** As questions of data version 0 have them: no escapes but those that were there. */
  private static String written(List<Node> messages) {
    return messages.stream()
        .map(node -> node.raw().toString())
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String plain(List<Node> messages) {
    return ChatMessage.array(messages.stream().map(each -> ChatMessage.of(each).json()).toList());
  }
}
