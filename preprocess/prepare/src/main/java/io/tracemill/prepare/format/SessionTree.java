package io.tracemill.prepare.format;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of a session of {@link ClaudeCode}, of which each may name the one that it follows.
 * Several may follow one, where a person went back and said something else: the way to the newest
 * is the conversation. The results of calls that were made at once, and the pieces of one answer,
 * are not such ways.
 */
final class SessionTree {
  private static final Name UUID = Name.of("uuid");
  private static final Name PARENT = Name.of("parentUuid");
  private static final Name TYPE = Name.of("type");
  private static final Name SUBTYPE = Name.of("subtype");
  private static final Name MESSAGE = Name.of("message");
  private static final Name ID = Name.of("id");
  private static final Name MODEL = Name.of("model");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_USE_ID = Name.of("tool_use_id");
  private static final Name SIDECHAIN = Name.of("isSidechain");
  private static final Name META = Name.of("isMeta");
  private static final Name SUMMARY = Name.of("isCompactSummary");
  private static final Name API_ERROR = Name.of("isApiErrorMessage");
  private static final String CLEAR = "<command-name>/clear</command-name>";
  private static final int NONE = -1;

  private final List<Node> records;
  private final int[] parents;
  private final int[] roots;
  private final List<List<Node>> conversations = new ArrayList<>();
  private final List<Node> abandoned = new ArrayList<>();

  SessionTree(List<Node> records) {
    this.records = records;
    this.parents = parents();
    this.roots = roots();
    Map<Integer, List<Integer>> trees = new LinkedHashMap<>();
    for (int i = 0; i < records.size(); i++) {
      if (isMessage(records.get(i)) && !isClear(records.get(i))) {
        trees.computeIfAbsent(roots[i], root -> new ArrayList<>()).add(i);
      }
    }
    trees.values().forEach(this::take);
  }

  /** The messages of each conversation, in their order. */
  List<List<Node>> conversations() {
    return conversations;
  }

  /** The messages that are in none. */
  List<Node> abandoned() {
    return abandoned;
  }

  private int[] parents() {
    Map<String, Integer> byId = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      int index = i;
      text(records.get(i), UUID).ifPresent(id -> byId.put(id, index));
    }
    int[] found = new int[records.size()];
    for (int i = 0; i < found.length; i++) {
      Node record = records.get(i);
      int parent = text(record, PARENT).map(id -> byId.getOrDefault(id, NONE)).orElse(NONE);
      found[i] =
          parent == NONE || parent == i || begins(record, records.get(parent)) ? NONE : parent;
    }
    return found;
  }

  /** Whether a conversation begins with {@code record}, though it follows {@code parent}. */
  private static boolean begins(Node record, Node parent) {
    return isTrue(record, SIDECHAIN) != isTrue(parent, SIDECHAIN)
        || isBoundary(record)
        || isTrue(record, SUMMARY) && !isBoundary(parent)
        || isClear(record);
  }

  private static boolean isBoundary(Node record) {
    return text(record, SUBTYPE).filter("compact_boundary"::equals).isPresent();
  }

  private static boolean isClear(Node record) {
    Optional<Node> content = message(record).flatMap(message -> message.peek(CONTENT));
    return content.isPresent()
        && content.get().is(Kind.STRING)
        && content.get().text().startsWith(CLEAR);
  }

  /** With which record each begins; where they go round in a circle, any of it. */
  private int[] roots() {
    int[] found = new int[records.size()];
    Arrays.fill(found, NONE);
    for (int i = 0; i < found.length; i++) {
      Set<Integer> way = new HashSet<>();
      int at = i;
      while (found[at] == NONE && parents[at] != NONE && way.add(at)) {
        at = parents[at];
      }
      int root = found[at] == NONE ? at : found[at];
      found[at] = root;
      for (int passed : way) {
        found[passed] = root;
      }
    }
    return found;
  }

  /** Takes the messages of one tree, of which the last one is a leaf. */
  private void take(List<Integer> messages) {
    Set<Integer> way = new HashSet<>();
    int at = messages.get(messages.size() - 1);
    while (at != NONE && way.add(at)) {
      at = parents[at];
    }
    Set<String> answers = new HashSet<>();
    Set<String> results = new HashSet<>();
    for (int index : messages) {
      if (way.contains(index)) {
        answerId(records.get(index)).ifPresent(answers::add);
        results.addAll(results(records.get(index)));
      }
    }
    Set<String> calls = new HashSet<>();
    List<Node> conversation = new ArrayList<>();
    for (int index : messages) {
      Node record = records.get(index);
      boolean kept = way.contains(index) || answerId(record).filter(answers::contains).isPresent();
      if (kept) {
        calls.addAll(calls(record));
      } else {
        List<String> given = results(record);
        kept = !given.isEmpty() && calls.containsAll(given) && results.addAll(given);
      }
      (kept ? conversation : abandoned).add(record);
    }
    conversations.add(conversation);
  }

  /** Whether somebody says it to the model, or the model. */
  private static boolean isMessage(Node record) {
    String type = text(record, TYPE).orElse("");
    return (type.equals("user") || type.equals("assistant"))
        && message(record).isPresent()
        && !isTrue(record, META)
        && !isTrue(record, API_ERROR)
        && text(message(record).get(), MODEL).filter("<synthetic>"::equals).isEmpty();
  }

  private static Optional<Node> message(Node record) {
    return record.is(Kind.OBJECT)
        ? record.peek(MESSAGE).filter(message -> message.is(Kind.OBJECT))
        : Optional.empty();
  }

  /** What the records of one answer share. */
  static Optional<String> answerId(Node record) {
    return text(record, TYPE).filter("assistant"::equals).isPresent()
        ? message(record).flatMap(message -> text(message, ID))
        : Optional.empty();
  }

  private static List<String> results(Node record) {
    return inBlocks(record, TOOL_USE_ID);
  }

  private static List<String> calls(Node record) {
    return inBlocks(record, ID);
  }

  private static List<String> inBlocks(Node record, Name field) {
    List<String> found = new ArrayList<>();
    Optional<Node> content = message(record).flatMap(message -> message.peek(CONTENT));
    if (content.isPresent() && content.get().is(Kind.ARRAY)) {
      content.get().items().forEach(block -> text(block, field).ifPresent(found::add));
    }
    return found;
  }

  private static boolean isTrue(Node record, Name field) {
    return record.is(Kind.OBJECT) && record.has(field, Kind.TRUE);
  }

  private static Optional<String> text(Node object, Name field) {
    return object.is(Kind.OBJECT)
        ? object.peek(field).filter(word -> word.is(Kind.STRING)).map(Node::text)
        : Optional.empty();
  }
}
