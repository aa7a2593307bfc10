package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sessions of Claude Code ({@code ~/.claude/projects/.../*.jsonl}): records that each name the one
 * before. What each sub-agent does is a conversation of its own, and so is what follows a
 * compaction or {@code /clear}; see {@link SessionTree}.
 */
final class ClaudeCode implements TraceFormat {
  private static final Name SESSION = Name.of("sessionId");
  private static final Name UUID = Name.of("uuid");
  private static final Name PARENT = Name.of("parentUuid");
  private static final Name LEAF = Name.of("leafUuid");
  private static final Name TYPE = Name.of("type");
  private static final Name MESSAGE_ID = Name.of("messageId");
  private static final Set<String> OTHER_TYPES =
      Set.of("summary", "file-history-snapshot", "queue-operation", "custom-title", "ai-title");

  @Override
  public String name() {
    return "claude_code";
  }

  @Override
  public Fit fit(Node line) {
    if (!line.is(Kind.OBJECT)) {
      return Fit.NONE;
    }
    boolean record = line.has(SESSION) && line.has(UUID) && line.has(PARENT);
    boolean other =
        line.peek(TYPE)
                .filter(type -> type.is(Kind.STRING) && OTHER_TYPES.contains(type.text()))
                .isPresent()
            && (line.has(LEAF) || line.has(MESSAGE_ID) || line.has(SESSION));
    return record || other ? Fit.EXACT : Fit.NONE;
  }

  /** Those of one session. */
  @Override
  public Optional<Join> join() {
    return Optional.of(ClaudeCode::session);
  }

  private static Optional<Node> session(Node record) {
    return record.is(Kind.OBJECT)
        ? record.peek(SESSION).filter(id -> id.is(Kind.STRING))
        : Optional.empty();
  }

  @Override
  public void read(Node records, Origin origin, Outlet<Item> outlet) throws IOException {
    List<Node> all = new ArrayList<>();
    if (records.is(Kind.ARRAY)) {
      records.items().forEach(all::add);
    } else {
      all.add(records);
    }
    SessionTree tree = new SessionTree(all);
    if (tree.conversations().isEmpty()) {
      throw records.failure(
          FormatReason.NOT_A_MESSAGE, "expected a session's messages but found none");
    }
    conversations(tree, records.is(Kind.ARRAY), origin, outlet);
    for (Node record : tree.abandoned()) {
      Origin place = origin.at(record.place());
      String words = "somebody went back behind it; the conversation goes on without it";
      outlet.drop(new Drop(FormatReason.ABANDONED, place, place.path(), words));
    }
  }

  /**
   * Reads each of several by itself.
   *
   * @throws DataException if none can be read
   */
  private static void conversations(
      SessionTree tree, boolean joined, Origin origin, Outlet<Item> outlet) throws IOException {
    List<Trace> read = new ArrayList<>();
    List<Drop> drops = new ArrayList<>();
    for (List<Node> conversation : tree.conversations()) {
      Node first = conversation.get(0);
      Origin begin = joined ? origin.at(first.place()) : origin;
      try {
        Trace trace = ClaudeCodeTurns.trace(conversation, begin, session(first));
        outlet.check(trace);
        read.add(trace);
      } catch (DataException e) {
        drops.add(Drop.of(e, begin, first));
        if (drops.size() == tree.conversations().size()) {
          throw e;
        }
      }
    }
    for (Trace trace : read) {
      outlet.keep(trace);
    }
    for (Drop drop : drops) {
      outlet.drop(drop);
    }
  }
}
