package io.tracemill.prepare.format;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A session of the Gemini CLI ({@code ~/.gemini/tmp/.../chats}): an object with its messages, or a
 * file with a line for each thing that happened; and what its {@code /chat save} writes, which is
 * Gemini's own history.
 */
final class GeminiCli implements TraceFormat {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name SESSION = Name.of("sessionId");
  private static final Name TYPE = Name.of("type");
  private static final Name ID = Name.of("id");
  private static final Name CONTENT = Name.of("content");
  private static final Name TIMESTAMP = Name.of("timestamp");
  private static final Name HISTORY = Name.of("history");
  private static final Name PARTS = Name.of("parts");
  private static final Name ROLE = Name.of("role");
  private static final Name SET = Name.of("$set");
  private static final Name REWIND = Name.of("$rewindTo");
  private static final Name PROJECT = Name.of("projectHash");
  private static final Set<String> TYPES = Set.of("user", "gemini", "info", "error", "warning");

  private final Join whole = Join.wholeFile();

  @Override
  public String name() {
    return "gemini_cli";
  }

  @Override
  public Fit fit(Node line) {
    if (!line.is(Kind.OBJECT)) {
      return Fit.NONE;
    }
    boolean known =
        line.has(SESSION) && line.has(PROJECT)
            || isMessage(line)
            || line.has(SET)
            || line.has(REWIND)
            || history(line).filter(GeminiCli::isHistory).isPresent();
    return known ? Fit.EXACT : isHistoryItem(line) ? Fit.READABLE : Fit.NONE;
  }

  private static boolean isMessage(Node line) {
    return line.has(ID) && line.has(TIMESTAMP) && line.has(CONTENT) && TYPES.contains(type(line));
  }

  private static boolean isHistory(Node items) {
    for (Node item : items.items()) {
      return item.is(Kind.OBJECT) && isHistoryItem(item);
    }
    return false;
  }

  private static boolean isHistoryItem(Node item) {
    return item.has(ROLE) && Texts.peekJson(item, PARTS, Kind.ARRAY).isPresent();
  }

  private static Optional<Node> history(Node line) {
    return Texts.peekJson(line, HISTORY, Kind.ARRAY);
  }

  private static String type(Node record) {
    Optional<Node> type = record.find(TYPE).filter(word -> word.is(Kind.STRING));
    return type.isPresent() ? type.get().text() : "";
  }

  /** What is a session by itself stands by itself. */
  @Override
  public Optional<Join> join() {
    return Optional.of(record -> standsAlone(record) ? Optional.empty() : whole.key(record));
  }

  private static boolean standsAlone(Node record) {
    return record.is(Kind.OBJECT)
        && (record.has(HISTORY) || Texts.peekJson(record, MESSAGES, Kind.ARRAY).isPresent());
  }

  @Override
  public void read(Node records, Origin origin, Outlet<Item> outlet) throws IOException {
    List<Node> all = new ArrayList<>();
    if (records.is(Kind.ARRAY)) {
      records.items().forEach(all::add);
    } else {
      all.add(records);
    }
    Talk talk = new Talk();
    Optional<Node> group = Optional.empty();
    Map<String, Node> messages = new LinkedHashMap<>();
    for (Node record : all) {
      record.as(Kind.OBJECT);
      group = group.isPresent() ? group : Sessions.of(record);
      take(record, messages, talk);
    }
    GeminiCliMessages reader = new GeminiCliMessages(talk);
    messages.values().forEach(message -> reader.read(message, type(message)));
    if (talk.messages().isEmpty()) {
      throw records.failure(
          FormatReason.NOT_A_MESSAGE, "expected a session's messages but found none");
    }
    outlet.keep(talk.trace(records, origin, group));
  }

  /**
   * What {@code record} does to the messages so far; one that is told again counts as it is last.
   */
  private static void take(Node record, Map<String, Node> messages, Talk talk) {
    Optional<Node> rewind = record.find(REWIND);
    Optional<Node> set = record.find(SET).filter(fields -> fields.is(Kind.OBJECT));
    if (rewind.isPresent()) {
      goBack(rewind.get().as(Kind.STRING).text(), messages);
    } else if (set.isPresent()) {
      set.get().find(MESSAGES).ifPresent(list -> replace(list, messages));
    } else if (history(record).isPresent()) {
      record.find(HISTORY);
      talk.given(history(record).get());
    } else if (isHistoryItem(record)) {
      talk.given(record);
    } else if (record.has(MESSAGES)) {
      replace(Texts.jsonIfAny(record.field(MESSAGES)), messages);
    } else if (!type(record).isEmpty()) {
      put(record, messages);
    }
  }

  private static void replace(Node list, Map<String, Node> messages) {
    messages.clear();
    list.items().forEach(message -> put(message.as(Kind.OBJECT), messages));
  }

  private static void put(Node message, Map<String, Node> messages) {
    Optional<Node> id = message.find(ID).filter(text -> text.is(Kind.STRING));
    messages.put(id.isPresent() ? id.get().text() : "#" + messages.size(), message);
  }

  /** Forgets the message called {@code id} and all behind it. */
  private static void goBack(String id, Map<String, Node> messages) {
    if (messages.containsKey(id)) {
      List<String> ids = new ArrayList<>(messages.keySet());
      ids.subList(ids.indexOf(id), ids.size()).forEach(messages::remove);
    }
  }
}
