package io.tracemill.dialect.stream;

import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer that a stream of chunks carries.
 *
 * @param answer as the vendor has it where it is not streamed; on a tape of its own
 * @param whole whether the stream said that it was complete
 * @param beganAnew whether it began a second time, after something had been said
 */
public record MergedStream(Node answer, boolean whole, boolean beganAnew) {

  /**
   * What the chunks in {@code payload} carry: an array of them or of strings that hold them, or the
   * text of a stream of server-sent events or of lines of JSON. Nothing where it is something else.
   */
  public static Optional<MergedStream> of(Node payload) {
    List<Node> chunks = new ArrayList<>();
    boolean whole = payload.is(Kind.ARRAY) ? array(payload, chunks) : text(payload, chunks);
    return whole && !chunks.isEmpty() ? merged(chunks) : Optional.empty();
  }

  private static boolean array(Node array, List<Node> chunks) {
    for (Node item : array.items()) {
      if (item.is(Kind.OBJECT)) {
        if (chunks.isEmpty() && StreamKind.of(item).isEmpty()) {
          return false;
        }
        chunks.add(item);
      } else if (!item.is(Kind.STRING) || !text(item, chunks)) {
        return false;
      }
    }
    return true;
  }

  private static boolean text(Node string, List<Node> chunks) {
    if (!string.is(Kind.STRING) || !EventText.mayBegin(string.raw().unquoted())) {
      return false;
    }
    String text = string.text();
    Optional<Node> array = EventText.array(text).flatMap(MergedStream::json);
    if (array.isPresent()) {
      array.get().items().forEach(chunks::add);
      return true;
    }
    return lines(text, chunks);
  }

  /** Where a chunk is damaged, the others count, a line each. */
  private static boolean lines(String text, List<Node> chunks) {
    for (String line : text.lines().toList()) {
      int open = line.indexOf('{');
      Optional<Node> chunk = open < 0 ? Optional.empty() : json(line.substring(open));
      if (chunk.isPresent() && StreamKind.of(chunk.get()).isPresent()) {
        chunks.add(chunk.get());
      }
    }
    return !chunks.isEmpty();
  }

  private static Optional<Node> json(String text) {
    try {
      return Optional.of(Node.of(text));
    } catch (DataException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<MergedStream> merged(List<Node> chunks) {
    Optional<StreamKind> kind = Optional.empty();
    for (Node chunk : chunks) {
      kind = kind.isPresent() ? kind : StreamKind.of(chunk);
    }
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    ChunkMerger merger = kind.get().merger();
    for (Node chunk : chunks) {
      if (chunk.is(Kind.OBJECT)) {
        merger.add(chunk);
      }
    }
    JsonText json = new JsonText(Layout.COMPACT);
    merger.write(json);
    return Optional.of(
        new MergedStream(Node.of(json.toString()), merger.isWhole(), merger.beganAnew()));
  }
}
