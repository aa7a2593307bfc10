package io.tracemill.prepare.format;

import io.tracemill.dialect.Lessons;
import io.tracemill.dialect.Talk;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.trace.Aside;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Part;
import io.tracemill.trace.Rule;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of {@link ClaudeCode}, each a message of Anthropic's. The program writes a record
 * for each block of an answer: those with the id of one answer are one turn, which stands where the
 * first of them does.
 */
final class ClaudeCodeTurns {
  private static final Name MESSAGE = Name.of("message");
  private static final Name TIMESTAMP = Name.of("timestamp");

  private ClaudeCodeTurns() {}

  static Trace trace(List<Node> records, Origin origin, Optional<Node> group) {
    List<Message> turns = new ArrayList<>();
    Map<String, Integer> answers = new HashMap<>();
    for (Node record : records) {
      Optional<String> id = SessionTree.answerId(record);
      Optional<Integer> before = id.map(answers::get);
      Node message = record.field(MESSAGE);
      for (Message said : new Talk().given(message).messages()) {
        Lesson end = Lessons.finish(message);
        Message whole = end == Lesson.WHOLE ? said : said.with(end);
        if (before.isPresent()) {
          turns.set(before.get(), joined(turns.get(before.get()), whole));
        } else {
          id.ifPresent(answer -> answers.put(answer, turns.size()));
          turns.add(whole);
        }
      }
    }
    Talk talk = new Talk();
    talk.addAll(turns);
    Node first = records.get(0);
    first.find(TIMESTAMP).ifPresent(talk::time);
    return talk.trace(first, origin, group);
  }

  /** {@code one} and what {@code other} adds to it. */
  private static Message joined(Message one, Message other) {
    List<ToolCall> calls = new ArrayList<>(one.toolCalls());
    calls.addAll(other.toolCalls());
    Lesson lesson = one.lesson() == Lesson.WHOLE ? other.lesson() : one.lesson();
    return new Message(
        one.role(),
        joined(one.content(), other.content()),
        calls,
        one.toolCallId(),
        one.name(),
        lesson,
        joined(one.aside(), other.aside()));
  }

  private static Content joined(Content one, Content other) {
    if (one.isSilent() || other.isNone()) {
      return other.isNone() ? one : other;
    } else if (other.isSilent()) {
      return one;
    }
    List<Part> parts = new ArrayList<>(one.asParts());
    parts.addAll(other.asParts());
    return new Content.Parts(parts);
  }

  private static Aside joined(Aside one, Aside other) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    rules.addAll(one.rules());
    rules.addAll(other.rules());
    Optional<Content> thought =
        one.thought().isPresent() && other.thought().isPresent()
            ? Optional.of(joined(one.thought().get(), other.thought().get()))
            : one.thought().or(other::thought);
    return new Aside(thought, Optional.empty(), Set.copyOf(rules));
  }
}
