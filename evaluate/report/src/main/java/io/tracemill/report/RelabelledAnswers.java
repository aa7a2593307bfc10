package io.tracemill.report;

import io.tracemill.json.LongJson;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some of what teachers decided: those first by which an answer changed. */
final class RelabelledAnswers {
  private static final int MOST = 500;
  private static final int LONGEST_LINE = 40_000;
  private static final Name CHANGED = Name.of("changed");

  private final LeastTickets changed = new LeastTickets(MOST);
  private final LeastTickets kept = new LeastTickets(MOST / 10);
  private long total;

  private RelabelledAnswers() {}

  /** Reads all of a file; {@code seed} draws those that are kept of many. */
  static RelabelledAnswers read(Path file, long seed) throws IOException {
    RelabelledAnswers answers = new RelabelledAnswers();
    JsonFile.forEach(file, (line, from) -> answers.take(line, seed, from.number()));
    return answers;
  }

  /**
   * Adds an object: how many there are, and as many as fit; they are gone then.
   *
   * @param room how many bytes they may take
   */
  void addTo(LongJson json, long room) throws IOException {
    List<byte[]> items = new ArrayList<>(changed.fitting(room));
    items.addAll(kept.fitting(room - items.stream().mapToLong(item -> item.length).sum()));
    json.begin('{').name("total").value(LongJson.compact().value(total));
    json.name("shown").value(LongJson.compact().value(items.size())).name("items").begin('[');
    for (byte[] item : items) {
      json.item(item);
    }
    json.end(']').end('}');
  }

  private void take(Node line, long seed, long number) {
    total++;
    boolean did = line.find(CHANGED).filter(value -> value.is(Kind.TRUE)).isPresent();
    if (line.raw().length() <= LONGEST_LINE) {
      (did ? changed : kept)
          .offer(
              "",
              RowDraw.ticket(seed, number),
              number,
              () -> LongJson.compact().value(line).toBytes());
    }
  }
}
