package io.tracemill.prepare.fuzz;

import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line made from fixtures as bytes say: values take each other's places, become strings of
 * themselves, or what nobody expects there.
 */
final class Mutant {
  private static final List<String> ODD =
      List.of(
          "null",
          "\"\"",
          "[]",
          "{}",
          "0",
          "-1e999",
          "true",
          "\"\\ud800\"",
          "\"{\"",
          "\"[[[[\"",
          "\"data: {}\\n\\n\"",
          "[[[[[[[[{}]]]]]]]]",
          "[null]",
          "{\"\":{}}",
          "\"\\\"\\\\\\\"{}\\\\\\\"\\\"\"");
  private static final int MOST = 60_000;

  private final List<String> seeds;
  private final byte[] program;
  private int at;

  private Mutant(List<String> seeds, byte[] program) {
    this.seeds = seeds;
    this.program = program;
  }

  /** The line that {@code program} makes of {@code seeds}; the same for the same. */
  static String of(List<String> seeds, byte[] program) {
    return new Mutant(seeds, program).line();
  }

  private String line() {
    String line = seeds.get(next(seeds.size()));
    while (at < program.length && line.length() < MOST) {
      line = mutated(line);
    }
    return line;
  }

  private String mutated(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    List<int[]> places = places(bytes);
    if (places.isEmpty()) {
      at = program.length;
      return line;
    }
    int[] place = places.get(next(places.size()));
    String value = text(bytes, place);
    String other =
        switch (next(6)) {
          case 0 -> ODD.get(next(ODD.size()));
          case 1 -> text(bytes, places.get(next(places.size())));
          case 2 -> quoted(value);
          case 3 -> "[" + value + "]";
          case 4 -> "[" + value + "," + value + "]";
          default -> ofOther(value);
        };
    return new String(bytes, 0, place[0], StandardCharsets.UTF_8)
        + other
        + new String(bytes, place[1], bytes.length - place[1], StandardCharsets.UTF_8);
  }

  /** A value of another fixture. */
  private String ofOther(String otherwise) {
    byte[] bytes = seeds.get(next(seeds.size())).getBytes(StandardCharsets.UTF_8);
    List<int[]> places = places(bytes);
    return places.isEmpty() ? otherwise : text(bytes, places.get(next(places.size())));
  }

  private static String text(byte[] bytes, int[] place) {
    return new String(bytes, place[0], place[1] - place[0], StandardCharsets.UTF_8);
  }

  /** A string of JSON that says {@code json}. */
  static String quoted(String json) {
    return new JsonText(Layout.COMPACT).value(json).toString();
  }

  /** Where the values of a line begin and end; of one that is no JSON, none. */
  private static List<int[]> places(byte[] bytes) {
    List<int[]> places = new ArrayList<>();
    try {
      add(new Tape().read(Line.of("t", bytes)), places);
    } catch (DataException e) {
      return List.of();
    }
    return places;
  }

  private static void add(Node node, List<int[]> places) {
    int start = node.raw().start();
    places.add(new int[] {start, node.raw().end()});
    if (node.is(Kind.ARRAY)) {
      node.items().forEach(item -> add(item, places));
    } else if (node.is(Kind.OBJECT)) {
      for (Field field : node.fields()) {
        add(field.value(), places);
      }
    }
  }

  /** The next number of the program below {@code bound}; 0 behind its end. */
  private int next(int bound) {
    int high = at < program.length ? program[at++] & 0xff : 0;
    int low = at < program.length && bound > 256 ? program[at++] & 0xff : 0;
    return (high << 8 | low) % bound;
  }
}
