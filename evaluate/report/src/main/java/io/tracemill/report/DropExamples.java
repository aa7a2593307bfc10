package io.tracemill.report;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.CutText;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Some of what a run left out, for each reason, with the evidence. */
final class DropExamples {
  private static final int OF_EACH_REASON = 20;
  private static final int LONGEST_LINE = 4_000;
  private static final Name STEP = Name.of("step");
  private static final Name REASON = Name.of("reason");
  private static final Name SOURCE = Name.of("source");
  private static final Name LINE = Name.of("line");
  private static final Name PATH = Name.of("path");
  private static final Name MESSAGE = Name.of("message");
  private static final Name RAW = Name.of("raw");

  private final RunFolder folder;
  private final long seed;

  /** Examples from {@code folder}; {@code seed} draws those of which a run kept no examples. */
  DropExamples(RunFolder folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  /**
   * An object each.
   *
   * @param room how many bytes they may take
   */
  List<byte[]> fitting(long room) throws IOException {
    LeastTickets examples = new LeastTickets(OF_EACH_REASON);
    Optional<Path> rejects = folder.file("rejects.jsonl");
    if (rejects.isPresent()) {
      JsonFile.forEach(rejects.get(), (line, from) -> offer(line, "lines", examples));
    }
    Optional<Path> traces = folder.file("examples.jsonl");
    Optional<Path> dropped = folder.file("dropped.jsonl");
    if (traces.isPresent()) {
      JsonFile.forEach(traces.get(), (line, from) -> copy(line, from.number(), examples));
    } else if (dropped.isPresent()) {
      // A run of an older version: it did not keep what it dropped, nor say at which step.
      JsonFile.forEach(
          dropped.get(),
          (line, from) -> {
            for (String step : folder.steps(text(line, REASON))) {
              offer(line, step, examples);
            }
          });
    }
    return examples.fitting(room);
  }

  private static void copy(Node line, long number, LeastTickets to) {
    String kind = text(line, STEP) + ' ' + text(line, REASON);
    to.offer(kind, number, number, () -> new JsonText(Layout.COMPACT).value(line).toBytes());
  }

  private void offer(Node drop, String step, LeastTickets to) {
    long line =
        drop.find(LINE).filter(n -> n.is(Kind.NUMBER)).map(n -> n.number().longValue()).orElse(0L);
    String place = text(drop, SOURCE) + text(drop, PATH);
    long ticket = RowDraw.ticket(seed + place.hashCode(), line);
    to.offer(step + ' ' + text(drop, REASON), ticket, line, () -> json(drop, step, line));
  }

  private static byte[] json(Node drop, String step, long line) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("step").value(step);
    for (Name name : List.of(REASON, SOURCE, PATH, MESSAGE)) {
      json.name(name.toString()).value(text(drop, name));
    }
    json.name("line").value(line);
    drop.find(RAW)
        .filter(raw -> raw.is(Kind.STRING))
        .ifPresent(raw -> json.name("raw").value(CutText.of(raw.text(), LONGEST_LINE)));
    return json.endObject().toBytes();
  }

  private static String text(Node object, Name name) {
    return object.find(name).filter(found -> found.is(Kind.STRING)).map(Node::text).orElse("");
  }
}
