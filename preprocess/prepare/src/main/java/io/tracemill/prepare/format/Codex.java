package io.tracemill.prepare.format;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session of OpenAI's Codex ({@code ~/.codex/sessions/.../rollout-*.jsonl}): all lines of a file,
 * {@code {"timestamp", "type", "payload"}} or, before September 2025, the payload itself.
 */
final class Codex implements TraceFormat {
  private static final Name TYPE = Name.of("type");
  private static final Name PAYLOAD = Name.of("payload");
  private static final Name CONTENT = Name.of("content");
  private static final Name CALL_ID = Name.of("call_id");
  private static final Name RECORD_TYPE = Name.of("record_type");
  private static final Name INSTRUCTIONS = Name.of("instructions");
  private static final List<Name> HEADER = List.of(Name.of("id"), Name.of("timestamp"));

  private static final Set<String> TYPES =
      Set.of("session_meta", "response_item", "event_msg", "turn_context", "compacted");

  private final Join join = Join.wholeFile();

  @Override
  public String name() {
    return "codex";
  }

  /** An item without its envelope is just like one of OpenAI's Responses. */
  @Override
  public Fit fit(Node line) {
    if (!line.is(Kind.OBJECT)) {
      return Fit.NONE;
    }
    String type = type(line);
    boolean envelope = TYPES.contains(type) && line.has(PAYLOAD, Kind.OBJECT);
    if (envelope || line.has(RECORD_TYPE) || isHeader(line)) {
      return Fit.EXACT;
    }
    boolean item =
        type.equals("message") ? saysTexts(line) : CodexSession.isItem(type) && line.has(CALL_ID);
    return item ? Fit.READABLE : Fit.NONE;
  }

  private static boolean saysTexts(Node message) {
    Optional<Node> content = message.peek(CONTENT).filter(parts -> parts.is(Kind.ARRAY));
    if (content.isPresent()) {
      for (Node part : content.get().items()) {
        return part.is(Kind.OBJECT) && type(part).endsWith("put_text");
      }
    }
    return false;
  }

  /** The first line of a file without envelopes. */
  static boolean isHeader(Node line) {
    return line.has(HEADER.get(0))
        && line.has(HEADER.get(1))
        && line.has(INSTRUCTIONS)
        && !line.has(TYPE);
  }

  static String type(Node object) {
    Optional<Node> type = object.find(TYPE).filter(word -> word.is(Kind.STRING));
    return type.isPresent() ? type.get().text() : "";
  }

  @Override
  public Optional<Join> join() {
    return Optional.of(join);
  }

  @Override
  public void read(Node records, Origin origin, Outlet<Item> outlet) throws IOException {
    CodexSession session = new CodexSession(origin, outlet);
    if (records.is(Kind.ARRAY)) {
      for (Node record : records.items()) {
        session.take(record, record.place());
      }
    } else {
      session.take(records, origin.path());
    }
    session.end(records);
  }
}
