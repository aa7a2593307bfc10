package io.tracemill.prepare.format;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What files that are taken for traces often are instead, by their layout alone, and what makes
 * traces of them.
 */
final class Lookalikes {
  private static final String AS_MESSAGES =
      ", which are not read yet: make a line with a field messages of each";

  /** A layout, by fields that an object and the objects in it have. */
  private record Layout(String words, List<List<Name>> paths) {
    boolean fits(Node node) {
      for (List<Name> path : paths) {
        if (!has(node, path)) {
          return false;
        }
      }
      return true;
    }

    private static boolean has(Node node, List<Name> path) {
      Optional<Node> at = Optional.of(node);
      for (Name name : path) {
        Node object = firstItem(at.get());
        at = object.is(Kind.OBJECT) ? object.peek(name) : Optional.<Node>empty();
        if (at.isEmpty()) {
          return false;
        }
      }
      return true;
    }

    private static Node firstItem(Node node) {
      return node.is(Kind.ARRAY) && node.size() > 0 ? node.items().iterator().next() : node;
    }
  }

  /** Those with more fields before those with fewer of the same. */
  private static final List<Layout> LAYOUTS =
      List.of(
          layout("Datadog spans" + AS_MESSAGES, "span_id", "meta.kind"),
          layout("Weave calls" + AS_MESSAGES, "op_name", "inputs"),
          layout("a ChatGPT export" + AS_MESSAGES, "mapping", "title"),
          layout("pairs of preferences, not traces", "chosen", "rejected"),
          layout("predictions: tracemill score reads them", "prediction"),
          layout("rows that were made from traces already", "question", "answer"),
          layout(
              "messages, one a line: put those of a conversation into one field messages",
              "role",
              "content"));

  /** What a file begins with that is no text of JSON. */
  private static final List<List<String>> BEGINNINGS =
      List.of(
          List.of("PAR1", "a Parquet file: write it as JSON Lines first"),
          List.of("ARROW1", "an Arrow file: write it as JSON Lines first"),
          List.of("Obj\u0001", "an Avro file: write it as JSON Lines first"),
          List.of("SQLite format 3", "a SQLite database: write its rows as JSON Lines first"),
          List.of("PK\u0003\u0004", "a zip archive or spreadsheet: unpack it first"),
          List.of("BZh", "compressed by bzip2: plain, gzip and Zstandard files are read"),
          List.of("\u00fd7zXZ", "compressed by xz: plain, gzip and Zstandard files are read"),
          List.of("7z\u00bc\u00af", "a 7z archive: unpack it first"),
          List.of("%PDF", "a PDF file"),
          List.of(
              "version https://git-lfs", "a pointer of Git LFS: fetch the file with git lfs pull"),
          List.of("<!DOCTYPE", "a web page: was the file downloaded with its login?"),
          List.of("<html", "a web page: was the file downloaded with its login?"),
          List.of("<?xml", "XML: write it as JSON Lines first"),
          List.of(
              "interactions:",
              "a cassette of VCR (YAML): write the bodies of each call as a line {\"request\": ...,"
                  + " \"response\": ...}"),
          List.of("---", "YAML: write each of its records as a line of JSON"),
          List.of("data: ", "a stream of server-sent events: log whole answers as JSON Lines"),
          List.of("{'", "objects as Python prints them: write them with json.dumps"));

  /** Names of columns. */
  private static final Pattern TABLE =
      Pattern.compile("\"?[A-Za-z_][\\w.-]*\"?([,;\\t]\"?[\\w.-]+\"?)+");

  private static final String A_TABLE =
      "a table (CSV), as it looks, without a column that is known: name what was said"
          + " messages, input and output, or prompt and completion";

  private Lookalikes() {}

  private static Layout layout(String words, String... paths) {
    List<List<Name>> ways = new ArrayList<>();
    for (String path : paths) {
      List<Name> way = new ArrayList<>();
      for (String key : path.split("\\.")) {
        way.add(Name.of(key));
      }
      ways.add(way);
    }
    return new Layout(words, ways);
  }

  /** What {@code line} is, which no format reads rightly, and what to do. */
  static Optional<String> of(Node line) {
    if (line.is(Kind.ARRAY)) {
      return Optional.of(array(line));
    }
    for (Layout layout : LAYOUTS) {
      if (line.is(Kind.OBJECT) && layout.fits(line)) {
        return Optional.of(layout.words);
      }
    }
    return Optional.empty();
  }

  private static String array(Node line) {
    Layout message = layout("", "role");
    return message.fits(line)
        ? "arrays of messages: make objects of them with jq -c '{messages: .}' FILE"
        : "an array: make a line of each of its values with jq -c '.[]' FILE";
  }

  /** What a file is that begins with {@code line}, which is no JSON. */
  static Optional<String> of(Line line) {
    int shown = Math.min(line.length(), 32);
    String head = new String(line.bytes(), line.start(), shown, StandardCharsets.ISO_8859_1);
    return BEGINNINGS.stream()
        .filter(known -> head.startsWith(known.get(0)))
        .map(known -> known.get(1))
        .findFirst()
        .or(() -> TABLE.matcher(head).lookingAt() ? Optional.of(A_TABLE) : Optional.empty());
  }
}
