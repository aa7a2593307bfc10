package io.tracemill.ask.journal;

import io.tracemill.ask.Outcome;
import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Outcomes of any requests to any models, by what they depend on, in the order in which they came:
 * {@link KeyedLines}. Runs share it and go on with it; what it has is not asked again. Only one
 * process at a time has it; its threads may share it.
 */
public final class SharedJournal implements Closeable {
  private final KeyedLines lines;
  private final Tape tape = new Tape();

  private SharedJournal(KeyedLines lines) {
    this.lines = lines;
  }

  /**
   * Opens a journal or begins one.
   *
   * @throws FileSystemException if another process has it, or the file is something else
   */
  public static SharedJournal open(Path file) throws IOException {
    return new SharedJournal(KeyedLines.open(file));
  }

  /** How many outcomes it has. */
  public int size() {
    return lines.size();
  }

  /** Whether it has the outcome of a request. */
  public boolean has(RequestKey key) {
    return lines.has(key);
  }

  /**
   * What became of a request, if it has that; its row is 0.
   *
   * @throws IOException if the file was changed by something else
   */
  public synchronized Optional<Outcome> find(RequestKey key) throws IOException {
    Optional<Node> line = lines.find(key, tape);
    try {
      return line.map(found -> OutcomeJson.read(0, found));
    } catch (DataException | ArithmeticException e) {
      throw lines.changed();
    }
  }

  /**
   * Notes what became of a request.
   *
   * @param model its name, for people; nothing is found by it
   * @param outcome any but {@link Outcome.Unanswered}
   */
  public void add(RequestKey key, String model, Outcome outcome) throws IOException {
    lines.add(
        key,
        text -> {
          text.name("model").value(model);
          OutcomeJson.write(outcome, text);
        });
  }

  /** Lets another process have it. */
  @Override
  public void close() throws IOException {
    lines.close();
  }
}
