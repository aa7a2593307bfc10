package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event for each message, as OpenTelemetry's conventions had them until version 1.36: in the
 * span, in an attribute of it ({@code events}), or as records of a log. {@code gen_ai.choice} is
 * what the model said.
 */
public final class MessageEvents implements SpanContent {
  private static final String CHOICE = "gen_ai.choice";

  private static final Map<String, String> ROLES =
      Map.of(
          "gen_ai.system.message", "system",
          "gen_ai.user.message", "user",
          "gen_ai.assistant.message", "assistant",
          "gen_ai.tool.message", "tool");

  /** The whole of a prompt or an answer in one event, as some instrumentations had it before. */
  private static final String PROMPT = "gen_ai.content.prompt";

  private static final String COMPLETION = "gen_ai.content.completion";

  /** What Logfire has the events of an agent in. */
  private static final List<String> LISTS = List.of("events", "all_messages_events");

  private static final List<String> PARTS =
      List.of("content", "tool_calls", "toolCalls", "tool_call_id", "parts");

  @Override
  public boolean isIn(Span span) {
    return events(span).stream().anyMatch(MessageEvents::isSaid);
  }

  private static List<SpanEvent> events(Span span) {
    List<SpanEvent> events = new ArrayList<>(SpanEvent.of(span));
    for (String list : LISTS) {
      Optional<Node> found = span.attributes().whole(list).filter(n -> n.is(Kind.ARRAY));
      if (found.isPresent()) {
        for (Node event : found.get().items()) {
          SpanEvent.of(event).ifPresent(events::add);
        }
      }
    }
    return events;
  }

  private static boolean isSaid(SpanEvent event) {
    return isMessage(event) || event.name().equals(PROMPT) || event.name().equals(COMPLETION);
  }

  private static boolean isMessage(SpanEvent event) {
    return ROLES.containsKey(event.name()) || event.name().equals(CHOICE);
  }

  /** Whether {@code record}, of a log, is the event of a message. */
  public static boolean isMessage(Node record) {
    return SpanEvent.of(record).filter(MessageEvents::isMessage).isPresent();
  }

  @Override
  public void read(Span span, Talk talk) {
    read(events(span), talk);
  }

  /** Reads the messages of {@code records} of a log, which belong to one span. */
  public static void read(Iterable<Node> records, Talk talk) {
    List<SpanEvent> events = new ArrayList<>();
    for (Node record : records) {
      SpanEvent.of(record).ifPresent(events::add);
    }
    read(events, talk);
  }

  private static void read(List<SpanEvent> events, Talk talk) {
    boolean answered = false;
    for (SpanEvent event : events) {
      if (event.name().equals(PROMPT)) {
        event.part("gen_ai.prompt").ifPresent(talk::given);
      } else if (event.name().equals(COMPLETION)) {
        event.part("gen_ai.completion").ifPresent(talk::said);
      } else if (event.name().equals(CHOICE)) {
        if (answered) {
          talk.note(Rule.FURTHER_ANSWERS_LEFT_OUT);
        } else {
          talk.said(choice(event));
          answered = true;
        }
      } else if (ROLES.containsKey(event.name())) {
        talk.given(message(ROLES.getOrDefault(event.name(), "user"), event));
      }
    }
  }

  private static Node choice(SpanEvent event) {
    Optional<Node> message = event.part("message").map(Texts::jsonIfAny);
    if (message.isEmpty()) {
      return message("assistant", event);
    }
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    if (message.get().is(Kind.OBJECT)) {
      text.name("message").value(message.get());
    } else {
      text.name("message").beginObject().name("content").value(message.get()).endObject();
    }
    event.part("finish_reason").ifPresent(reason -> text.name("finish_reason").value(reason));
    return Node.of(text.endObject().toString());
  }

  private static Node message(String role, SpanEvent event) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject().name("role").value(role);
    for (String key : PARTS) {
      Optional<Node> part = event.part(key);
      part.ifPresent(value -> text.name(key).value(value));
    }
    Optional<Node> id = role.equals("tool") ? event.part("id") : Optional.empty();
    id.ifPresent(value -> text.name("tool_call_id").value(value));
    if (!event.body().is(Kind.OBJECT)) {
      text.name("content").value(event.body());
    }
    return Node.of(text.endObject().toString());
  }
}
