package io.tracemill.answer.prompt;

import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.answer.reading.CallReader;
import io.tracemill.answer.reading.ToolCallText;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
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

  private final AskedTurns turns;
  private final CallReader calls = new CallReader();
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
      Node row = tape.read(line);
      Origin origin = new Origin(line.source(), line.number());
      if (row.find(MESSAGES).isPresent()) {
        reading.messages(row.field(MESSAGES), origin);
      } else {
        reading.question(row, origin);
      }
    }
    return List.copyOf(reading.rows);
  }

  private void add(TestRow row) {
    if (seen.add(new Asked(row.question(), row.answer(), row.context()))) {
      rows.add(row);
    }
  }

  private void question(Node row, Origin origin) {
    Node question = row.field(QUESTION).as(Kind.STRING);
    Optional<Node> asked = question.insideIfJson().filter(Messages::isConversation);
    List<Node> messages = new ArrayList<>();
    asked.ifPresent(found -> found.items().forEach(messages::add));
    boolean any = turns == AskedTurns.EVERY_TOOL_CALL && earlier(messages, origin, DataVersion.V0);
    String answer = row.field(ANSWER).as(Kind.STRING).text();
    List<ToolCallText> called = calls.read(answer).orElse(List.of());
    if (any && called.isEmpty()) {
      return;
    }
    String prompt =
        asked.isPresent()
            ? plain(messages)
            : Messages.array(List.of(Messages.message("user", question.text())));
    String reply = Messages.plain(AnswerForm.message(called, called.isEmpty() ? answer : ""));
    add(new TestRow(origin, DataVersion.V0, question.text(), answer, context(row), prompt, reply));
  }

  private static Optional<String> context(Node row) {
    return row.find(CONTEXT)
        .filter(given -> given.is(Kind.STRING))
        .map(Node::text)
        .filter(given -> !given.isBlank());
  }

  private void messages(Node all, Origin origin) {
    if (!Messages.isConversation(all)) {
      throw all.failure("expected an array of messages, each with its role");
    }
    List<Node> messages = new ArrayList<>();
    all.items().forEach(messages::add);
    int end = messages.size() - 1;
    if (end == 0 || !Messages.is(messages.get(end), "assistant")) {
      throw all.failure("expected a prompt and an answer of the assistant behind it");
    }
    boolean any =
        turns == AskedTurns.EVERY_TOOL_CALL
            && earlier(messages.subList(0, end), origin, DataVersion.V1);
    if (!any || Messages.callsTools(messages.get(end))) {
      turn(messages, end, origin, DataVersion.V1);
    }
  }

  /** Adds a row for each turn that calls a tool; says whether there was one. */
  private boolean earlier(List<Node> messages, Origin origin, DataVersion version) {
    boolean any = false;
    for (int turn = 0; turn < messages.size(); turn++) {
      Node message = messages.get(turn);
      if (Messages.is(message, "assistant") && Messages.callsTools(message)) {
        turn(messages, turn, origin, version);
        any = true;
      }
    }
    return any;
  }

  private void turn(List<Node> messages, int turn, Origin origin, DataVersion version) {
    List<Node> before = messages.subList(0, turn);
    Node message = messages.get(turn);
    boolean v1 = version == DataVersion.V1;
    String question = v1 ? ascii(before) : written(before);
    String answer = v1 ? ascii(List.of(message)) : firstCall(message);
    String reply = Messages.plain(message);
    add(new TestRow(origin, version, question, answer, Optional.empty(), plain(before), reply));
  }

  /** As rows of data version 1 have them. */
  private static String ascii(List<Node> messages) {
    return Messages.array(messages.stream().map(node -> node.raw().toString()).toList());
  }

  /** As questions of data version 0 have them: no escapes but those that were there. */
  private static String written(List<Node> messages) {
    return messages.stream()
        .map(node -> node.raw().toString())
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String firstCall(Node message) {
    ToolCallText first =
        calls
            .read(message.field(Messages.TOOL_CALLS))
            .orElseThrow(() -> message.failure("expected tool calls that name their function"))
            .get(0);
    return AnswerForm.calls(List.of(first), "", DataVersion.V0);
  }

  private static String plain(List<Node> messages) {
    return Messages.array(messages.stream().map(Messages::plain).toList());
  }
}
