package io.tracemill.prepare;

import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.baseline.RecordedAnswers;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.flow.TicketOrder;
import io.tracemill.prepare.flow.TicketStream;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.output.DropWriter;
import io.tracemill.prepare.screen.relevance.Evidence;
import io.tracemill.prepare.screen.relevance.Gatherer;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Item;
import io.tracemill.trace.JobDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The first pass: reads every line once and keeps a row of numbers of each trace.
 *
 * @param lines kept are those that hold a trace or text
 * @param table a row for each, in the order of the input
 */
record Survey(Tally lines, TraceTable table) {
  /** Where the evidence of relevance begins in a row. */
  static final int EVIDENCE = TraceTable.COLUMNS;

  /** Surveys {@code source}; lines that cannot be read go to {@code rejects}. */
  static Survey of(
      Batches.Source source,
      PrepareSettings settings,
      JobDescription job,
      RecordedAnswers recorded,
      OutputStream rejects,
      LongConsumer progress)
      throws IOException {
    Survey survey = new Survey(new Tally(), new TraceTable(TraceTable.COLUMNS + Evidence.LONGS));
    TicketOrder sequence = new TicketOrder();
    List<Worker> workers =
        Batches.workers(
            settings.threads(),
            () ->
                new Worker(
                    survey,
                    new TraceReader(settings.format(), settings.tokenizer()),
                    new SurveyRow(gatherer(settings, job), recorded.forThread()::look),
                    new TicketStream(sequence, rejects)));
    new Batches(sequence, progress).run(source, workers);
    return survey;
  }

  private static Optional<Gatherer> gatherer(PrepareSettings settings, JobDescription job) {
    return settings.relevance().map(thresholds -> new Gatherer(job, settings.rows().task()));
  }

  /** Surveys batches; adds what it found to the survey in the order of the input. */
  private static final class Worker implements Batches.Worker {
    private final Survey survey;
    private final TraceReader reader;
    private final SurveyRow row;
    private final TicketStream rejects;
    private final Outlet<Item> items = Outlet.of(this::keep, this::reject);
    private final TraceTable found;
    private Tally lines = new Tally();
    private Line line = Line.of("", new byte[0]);

    Worker(Survey survey, TraceReader reader, SurveyRow row, TicketStream rejects) {
      this.survey = survey;
      this.reader = reader;
      this.row = row;
      this.rejects = rejects;
      this.found = new TraceTable(survey.table.width());
    }

    @Override
    public List<TicketStream> streams() {
      return List.of(rejects);
    }

    @Override
    public void take(Lines batch) throws IOException {
      try {
        for (Line next : batch.lines()) {
          line = next;
          reader.take(next, items);
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    private void keep(Item item) {
      lines.keep();
      found.add(row.of(item, line), 0);
    }

    private void reject(Drop drop) {
      lines.drop(drop.reason());
      try {
        DropWriter.write(drop, line, rejects);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void inOrder() {
      survey.lines.add(lines);
      survey.table.addAll(found);
      found.clear();
      lines = new Tally();
    }
  }
}
