package io.tracemill.pipeline.inspect;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.UnreadFields;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.pipeline.inspect.Findings.FormatFit;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Fidelities;
import io.tracemill.prepare.format.Detection;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Looks at all lines of some files in one pass and in bounded memory. Used once.
 *
 * <p>Traces that stand on several lines are not put together: each record is read by itself.
 */
public final class Inspection {
  private static final int TOP = 20;

  private final Tape tape;
  private final Fields fields = new Fields();
  private final Census leftOut = new Census();
  private final UnreadFields unread = new UnreadFields(leftOut::add);
  private final ConversationCensus conversations = new ConversationCensus();
  private final LineItems items;
  private final LineProblems problems = new LineProblems();
  private final Fidelities fidelities = new Fidelities();
  private long lines;
  private long blank;
  private long bytes;
  private Origin last = new Origin("", 0);
  private boolean gapIsBlank = true;

  /** An inspection of lines that {@code tokenizer} reads, and of what {@code policy} leaves. */
  public Inspection(ReadPolicy policy, TokenizerKind tokenizer) {
    items = new LineItems(policy);
    tape = new Tape(tokenizer);
  }

  /**
   * What {@code source} holds.
   *
   * @param given the format; empty where it is to be found out
   */
  public Findings look(Sampled source, Optional<TraceFormat> given) throws IOException {
    Detection detection = source.detect();
    Optional<TraceFormat> format = given.or(() -> detection.best().stream().findFirst());
    for (Optional<Lines> next = source.next(); next.isPresent(); next = source.next()) {
      bytes += next.get().bytes();
      for (Line line : next.get().lines()) {
        take(line, format);
      }
    }
    return new Findings(
        new Findings.Size(lines, blank, bytes),
        shape(detection, format, given.isEmpty()),
        conversations.findings(),
        fields.keys(),
        fields.models(),
        leftOut.top(TOP),
        FidelityCounts.of(fidelities, problems.lost()),
        problems.kinds());
  }

  private void take(Line line, Optional<TraceFormat> format) {
    lines++;
    long before = last.source().equals(line.source()) ? last.line() : 0;
    boolean alone = line.path().equals(Line.WHOLE);
    blank += alone && (gapIsBlank || before == 0) ? line.number() - before - 1 : 0;
    Origin origin = new Origin(line.source(), line.number());
    last = origin;
    gapIsBlank = true;
    try {
      Node node = tape.read(line);
      fields.take(node);
      if (format.isPresent()) {
        items.read(format.get(), node, origin);
        unread.take(node);
        items.kept().forEach(this::item);
        items.dropped().forEach(problems::add);
      }
    } catch (DataException e) {
      gapIsBlank = e.reason() != Malformed.PRETTY_PRINTED;
      problems.add(Drop.of(e, origin));
    }
  }

  private void item(Item item) {
    if (item instanceof Trace trace) {
      fidelities.take(trace);
      conversations.take(trace);
    } else {
      conversations.takeText();
    }
  }

  private static Findings.Shape shape(
      Detection detection, Optional<TraceFormat> format, boolean detected) {
    List<FormatFit> fits =
        detection.standings().stream()
            .map(one -> new FormatFit(one.format().name(), one.reads(), one.votes(), one.best()))
            .toList();
    boolean joined = format.flatMap(TraceFormat::join).isPresent();
    return new Findings.Shape(
        format.map(TraceFormat::name),
        joined,
        detected,
        detection.lines(),
        detection.lookalike(),
        fits);
  }
}
