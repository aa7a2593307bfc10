package io.tracemill.prepare.format;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session of {@link Codex} while it is read. Where its history was compacted, one conversation
 * ends and another begins, with what was put in the place of the history.
 */
final class CodexSession {
  private static final Name PAYLOAD = Name.of("payload");
  private static final Name ID = Name.of("id");
  private static final Name INSTRUCTIONS = Name.of("instructions");
  private static final Name BASE_INSTRUCTIONS = Name.of("base_instructions");
  private static final Name TOOLS = Name.of("dynamic_tools");
  private static final Name TEXT = Name.of("text");
  private static final Name MESSAGE = Name.of("message");
  private static final Name REPLACEMENT = Name.of("replacement_history");
  private static final Name TURNS = Name.of("num_turns");

  /** Items that nobody says. */
  private static final Set<String> SILENT = Set.of("ghost_snapshot", "other");

  /** Items that hold history in a form that only the server reads. */
  private static final Set<String> SEALED =
      Set.of("compaction", "compaction_summary", "context_compaction");

  private final Origin origin;
  private final Outlet<Item> outlet;
  private Talk talk = new Talk();
  private Origin begin;
  private Optional<Node> place = Optional.empty();
  private Optional<Node> group = Optional.empty();
  private Optional<Message> system = Optional.empty();
  private Optional<Node> tools = Optional.empty();
  private final List<Failure> failures = new ArrayList<>();
  private boolean broken;
  private boolean found;

  CodexSession(Origin origin, Outlet<Item> outlet) {
    this.origin = origin;
    this.outlet = outlet;
    this.begin = origin;
  }

  static boolean isItem(String type) {
    return type.equals("message")
        || type.equals("reasoning")
        || SILENT.contains(type)
        || SEALED.contains(type)
        || type.endsWith("_call")
        || type.endsWith("_call_output");
  }

  /** What is wrong with a record, and so with its conversation. */
  private record Failure(DataException exception, Drop drop) {}

  /** Takes the next record, which stands at {@code path}. */
  void take(Node record, String path) throws IOException {
    try {
      record(record.as(Kind.OBJECT), path);
    } catch (DataException e) {
      broken = true;
      failures.add(new Failure(e, Drop.of(e, origin.at(path), record)));
    }
  }

  private void record(Node record, String path) throws IOException {
    Optional<Node> payload = record.find(PAYLOAD).filter(p -> p.is(Kind.OBJECT));
    String type = Codex.type(record);
    switch (payload.isPresent() ? type : "") {
      case "session_meta" -> meta(payload.orElseThrow());
      case "response_item" -> item(payload.orElseThrow(), path);
      case "compacted" -> compacted(payload.orElseThrow(), path);
      case "event_msg" -> event(payload.orElseThrow(), path);
      case "" -> bare(record, type, path);
      default -> {}
    }
  }

  /** A record without an envelope. */
  private void bare(Node record, String type, String path) {
    if (Codex.isHeader(record)) {
      meta(record);
    } else if (isItem(type)) {
      item(record, path);
    }
  }

  private void meta(Node meta) {
    if (group.isPresent()) {
      return;
    }
    group = meta.find(ID).filter(id -> id.is(Kind.STRING));
    tools = meta.find(TOOLS).filter(list -> list.is(Kind.ARRAY));
    Optional<Node> text = meta.find(INSTRUCTIONS);
    if (text.isEmpty()) {
      text =
          meta.find(BASE_INSTRUCTIONS).map(base -> base.is(Kind.OBJECT) ? base.field(TEXT) : base);
    }
    system = text.filter(CodexSession::isSaid).map(said -> Texts.said(Role.SYSTEM, said));
  }

  private static boolean isSaid(Node text) {
    return text.is(Kind.STRING) && !text.text().isBlank();
  }

  private void item(Node item, String path) {
    String type = Codex.type(item);
    if (broken || SILENT.contains(type)) {
      return;
    }
    if (place.isEmpty()) {
      place = Optional.of(item);
      begin = origin.at(path);
      system.ifPresent(talk::add);
    }
    if (SEALED.contains(type)) {
      talk.note(Rule.HISTORY_IS_NOT_RECORDED);
    } else {
      ItemReaders.RESPONSES.read(item, talk.messages());
    }
  }

  private void compacted(Node payload, String path) throws IOException {
    endConversation();
    Optional<Node> history = payload.find(REPLACEMENT).filter(list -> list.is(Kind.ARRAY));
    if (history.isPresent()) {
      for (Node item : history.get().items()) {
        item(item, path);
      }
      return;
    }
    place = Optional.of(payload);
    begin = origin.at(path);
    system.ifPresent(talk::add);
    talk.note(Rule.HISTORY_IS_NOT_RECORDED);
    payload
        .find(MESSAGE)
        .filter(CodexSession::isSaid)
        .ifPresent(said -> talk.add(Texts.said(Role.USER, said)));
  }

  /** Most events repeat what items say; only going back is not said elsewhere. */
  private void event(Node event, String path) throws IOException {
    if (!Codex.type(event).equals("thread_rolled_back")) {
      return;
    }
    Optional<Node> turns = event.find(TURNS).filter(count -> count.is(Kind.NUMBER));
    List<Message> messages = talk.messages();
    int left = turns.isPresent() ? turns.get().number().intValue() : 1;
    int keep = messages.size();
    while (left > 0 && keep > 0) {
      keep--;
      left -= messages.get(keep).role() == Role.USER ? 1 : 0;
    }
    int gone = messages.size() - keep;
    messages.subList(keep, messages.size()).clear();
    if (gone > 0) {
      String words = gone + " messages before were taken back";
      outlet.drop(new Drop(FormatReason.ABANDONED, origin.at(path), path, words));
    }
  }

  /**
   * Ends the session, which is {@code records}.
   *
   * @throws DataException if no conversation of it can be read
   */
  void end(Node records) throws IOException {
    endConversation();
    if (found) {
      for (Failure failure : failures) {
        outlet.drop(failure.drop);
      }
    } else if (!failures.isEmpty()) {
      throw failures.get(0).exception;
    } else {
      throw records.failure(
          FormatReason.NOT_A_MESSAGE, "expected items of a session but found no message");
    }
  }

  private void endConversation() throws IOException {
    List<Message> messages = new ArrayList<>(talk.messages());
    if (place.isPresent() && !broken && !messages.isEmpty()) {
      messages.forEach(message -> message.aside().rules().forEach(talk::note));
      tools.ifPresent(talk::tools);
      outlet.keep(talk.trace(place.get(), begin, group));
      found = true;
    }
    talk = new Talk();
    place = Optional.empty();
    broken = false;
  }
}
