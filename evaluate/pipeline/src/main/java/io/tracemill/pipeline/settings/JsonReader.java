package io.tracemill.pipeline.settings;

import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.token.Kind;
import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Flag;
import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Null;
import io.tracemill.pipeline.settings.Setting.Number;
import io.tracemill.pipeline.settings.Setting.Sequence;
import io.tracemill.pipeline.settings.Setting.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads settings from JSON that may go over many lines. */
final class JsonReader {
  private static final Pattern OFFSET = Pattern.compile(" at byte (\\d+)");

  private static final Pattern ESCAPE = Pattern.compile("\\\\.");

  private final String file;
  private final String text;
  private final Problems problems;
  private final Line document;
  private final int[] lineStarts;

  JsonReader(String file, String text, Problems problems) {
    this.file = file;
    this.text = text;
    this.problems = problems;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    this.document = Line.of(file, bytes);
    this.lineStarts = lineStarts(bytes);
  }

  private static int[] lineStarts(byte[] bytes) {
    int[] starts = new int[bytes.length + 1];
    int count = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  Optional<Setting> read() {
    try {
      return Optional.of(setting(new Tape().read(document)));
    } catch (DataException e) {
      if (e.reason() == Malformed.DUPLICATE_KEY) {
        return readAsYaml();
      }
      Matcher offset = OFFSET.matcher(e.problem());
      int line = offset.find() ? lineAt(Math.max(0, Integer.parseInt(offset.group(1)) - 1)) : 1;
      problems.error(file, line, path(e.path()), "is not JSON: " + words(e.problem()));
      return Optional.empty();
    }
  }

  /**
   * Reads JSON that is fine but for keys that are there twice, which a tape refuses at the first.
   *
   * <p>All JSON is YAML 1.1 but for tabs, which stand only between its tokens, and the escape of a
   * slash.
   */
  private Optional<Setting> readAsYaml() {
    String yaml =
        ESCAPE.matcher(text.replace('\t', ' ')).replaceAll(found -> unescaped(found.group()));
    return new YamlReader(file, problems).read(yaml);
  }

  private static String unescaped(String escape) {
    return escape.equals("\\/") ? "/" : Matcher.quoteReplacement(escape);
  }

  /** What is wrong, without the offset that the line says better. */
  private static String words(String problem) {
    String plain = OFFSET.matcher(problem).replaceFirst("");
    return plain.startsWith("not JSON: ") ? plain.substring("not JSON: ".length()) : plain;
  }

  private static String path(String path) {
    return path.startsWith("$.") ? path.substring(2) : "";
  }

  private int lineAt(int offset) {
    int at = Arrays.binarySearch(lineStarts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  private Setting setting(Node node) {
    int line = lineAt(node.raw().start());
    return switch (node.kind()) {
      case OBJECT -> mapping(node, line);
      case ARRAY -> sequence(node, line);
      case STRING -> new Text(line, node.text());
      case NUMBER -> new Number(line, node.raw().toString(), node.number());
      case TRUE, FALSE -> new Flag(line, node.raw().toString(), node.is(Kind.TRUE));
      case NULL -> new Null(line);
    };
  }

  private Sequence sequence(Node node, int line) {
    List<Setting> items = new ArrayList<>();
    for (Node item : node.items()) {
      items.add(setting(item));
    }
    return new Sequence(line, items);
  }

  private Mapping mapping(Node node, int line) {
    List<Entry> entries = new ArrayList<>();
    for (Field field : node.fields()) {
      int at = keyLine(field.value().raw().start());
      entries.add(new Entry(field.key(), at, setting(field.value())));
    }
    return new Mapping(line, entries);
  }

  /** The line of the key of the value at {@code start}: that of the quote before the colon. */
  private int keyLine(int start) {
    int at = start - 1;
    while (document.bytes()[at] != '"') {
      at--;
    }
    return lineAt(at);
  }
}
