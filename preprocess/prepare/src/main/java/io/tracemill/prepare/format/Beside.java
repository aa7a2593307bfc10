package io.tracemill.prepare.format;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.seen.Seen;
import io.tracemill.prepare.seen.SeenReason;
import io.tracemill.trace.Item;
import io.tracemill.trace.Notes;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody knows of the traces of a log that no format does.
 *
 * @param feedback where records have what was said of answers, besides where formats look for it
 * @param seen what an earlier set has, which is left out
 */
public record Beside(Optional<FeedbackPath> feedback, Seen seen) {
  /** Nothing. */
  public static final Beside NOTHING = new Beside(Optional.empty(), Seen.NOTHING);

  /** An item of an array of records, at the beginning of a path. */
  private static final Pattern RECORD = Pattern.compile("^\\$\\[(\\d{1,9})\\]");

  /** Where records say when they began, in formats that do not read it. */
  private static final List<Name> TIMES =
      List.of(
          Name.of("timestamp"),
          Name.of("created_at"),
          Name.of("createdAt"),
          Name.of("created"),
          Name.of("start_time"),
          Name.of("startTime"),
          Name.of("time"),
          Name.of("date"));

  /** Notes what is known of the traces in {@code kept}, and drops those that were seen before. */
  void apply(Node line, List<Item> kept, List<Drop> dropped) {
    if (equals(NOTHING)) {
      return;
    }
    for (ListIterator<Item> items = kept.listIterator(); items.hasNext(); ) {
      if (items.next() instanceof Trace trace) {
        Trace noted = noted(trace, record(line, trace.origin()));
        Optional<String> before = seen.says(noted);
        if (before.isPresent()) {
          items.remove();
          Origin origin = trace.origin();
          dropped.add(new Drop(SeenReason.SEEN_BEFORE, origin, origin.path(), before.get()));
        } else {
          items.set(noted);
        }
      }
    }
  }

  /** The record of a trace that stands at {@code origin}: of joined ones its own. */
  private static Node record(Node line, Origin origin) {
    Matcher path = RECORD.matcher(origin.path());
    if (line.is(Kind.ARRAY) && path.lookingAt()) {
      int index = Integer.parseInt(path.group(1));
      for (Node item : line.items()) {
        if (index-- == 0) {
          return item;
        }
      }
    }
    return line;
  }

  private Trace noted(Trace trace, Node record) {
    Notes notes = trace.notes();
    List<Node> said = new ArrayList<>(notes.feedback());
    feedback.flatMap(path -> path.in(record)).ifPresent(said::add);
    return trace.with(
        new Notes(
            notes.rules(),
            notes.dialects(),
            List.copyOf(said),
            notes.time().or(() -> time(record))));
  }

  private static Optional<Node> time(Node record) {
    for (Name name : record.is(Kind.OBJECT) ? TIMES : List.<Name>of()) {
      Optional<Node> time = record.peek(name);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }
}
