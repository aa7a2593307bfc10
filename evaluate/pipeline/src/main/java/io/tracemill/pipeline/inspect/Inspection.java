package io.tracemill.pipeline.inspect;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.UnreadFields;
import io.tracemill.json.lines.LineSource;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.pipeline.inspect.Findings.FormatFit;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Fidelities;
import io.tracemill.prepare.flow.Places;
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
import java.util.function.LongSupplier;

/**
 * Looks at all lines of some files in bounded memory. Used once.
 *
 * <p>Where traces of the format stand on several lines, those are joined as wherever traces are
 * read; lines and fields are counted as they were before.
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
  private long bytes;

  /** An inspection of lines that {@code tokenizer} reads, and of what {@code policy} leaves. */
  public Inspection(ReadPolicy policy, TokenizerKind tokenizer) {
    items = new LineItems(policy);
    tape = new Tape(tokenizer);
  }

  /** Opens the traces of a format, whose lines come from a source. */
  public interface Opener {
    /** Opens them. */
    TraceFile open(Batches.Source lines, TraceFormat format) throws IOException;
  }

  /**
   * What {@code source} holds.
   *
   * @param given the format; empty where it is to be found out
   * @param blank tells in the end how many lines had no content
   */
  public Findings look(
      Sampled source, Optional<TraceFormat> given, Opener opener, LongSupplier blank)
      throws IOException {
    Detection detection = source.detect();
    Optional<TraceFormat> format = given.or(() -> detection.best().stream().findFirst());
    if (format.flatMap(TraceFormat::join).isEmpty()) {
      forEach(() -> counted(source), line -> take(line, format, true, Places.OWN));
    } else {
      try (TraceFile file = opener.open(() -> looked(source), format.get())) {
        forEach(file.lines(), line -> take(line, format, false, file.places()));
      }
    }
    return new Findings(
        new Findings.Size(lines, blank.getAsLong(), bytes),
        shape(detection, format, given.isEmpty()),
        conversations.findings(),
        fields.keys(),
        fields.models(),
        leftOut.top(TOP),
        FidelityCounts.of(fidelities, problems.lost()),
        problems.kinds());
  }

  private static void forEach(Batches.Source source, LineSource.Taker taker) throws IOException {
    for (Optional<Lines> next = source.next(); next.isPresent(); next = source.next()) {
      for (Line line : next.get().lines()) {
        taker.take(line);
      }
    }
  }

  private Optional<Lines> counted(Batches.Source source) throws IOException {
    Optional<Lines> next = source.next();
    if (next.isPresent()) {
      bytes += next.get().bytes();
      lines += next.get().lines().size();
    }
    return next;
  }

  /** Looks at the fields of lines that are joined later. */
  private Optional<Lines> looked(Batches.Source source) throws IOException {
    Optional<Lines> next = counted(source);
    if (next.isPresent()) {
      for (Line line : next.get().lines()) {
        look(line);
      }
    }
    return next;
  }

  private void look(Line line) {
    Node node;
    try {
      node = tape.read(line);
    } catch (DataException e) {
      return; // Whoever joins the lines hands it on as it is.
    }
    fields.take(node);
  }

  private void take(Line line, Optional<TraceFormat> format, boolean whole, Places places)
      throws IOException {
    Origin origin = new Origin(line.source(), line.number(), line.path());
    try {
      Node node = tape.read(line);
      if (whole) {
        fields.take(node);
      }
      if (format.isPresent()) {
        items.read(format.get(), node, origin);
        unread.take(node);
        items.kept().forEach(this::item);
        for (Drop drop : items.dropped()) {
          problems.add(places.of(drop, line));
        }
      }
    } catch (DataException e) {
      problems.add(places.of(Drop.of(e, line), line));
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
    return new Findings.Shape(
        format.map(TraceFormat::name), detected, detection.lines(), detection.lookalike(), fits);
  }
}
