package io.tracemill.teach.committee;

import io.tracemill.ask.Prompt;
import io.tracemill.ask.journal.KeyedLines;
import io.tracemill.ask.journal.RequestKey;
import io.tracemill.json.Tape;
import io.tracemill.prepare.Change;
import io.tracemill.prepare.Chosen;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.output.RowDrops;
import io.tracemill.teach.Asking;
import io.tracemill.teach.Teacher;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/**
 * Gives chosen examples the answers that a committee chooses.
 *
 * <p>It goes through the examples again and again: each time it decides what is known enough, and
 * then asks each teacher what is wanting, until nothing is. What is decided is in a file, and only
 * where it is there in memory. What comes of it depends on the examples and the teachers' answers
 * alone. Not for several threads.
 */
public final class Relabelling implements Change, Closeable {
  private final CommitteeSettings settings;
  private final Asking asking;
  private final Committee committee;
  private final KeyedLines decided;
  private final Tape tape = new Tape();
  private final Outputs outputs;
  private final RelabelCounter counter;

  private Relabelling(
      CommitteeSettings settings, Asking asking, KeyedLines decided, Outputs outputs)
      throws IOException {
    this.settings = settings;
    this.asking = asking;
    this.committee = new Committee(settings, asking);
    this.decided = decided;
    this.outputs = outputs;
    this.counter = new RelabelCounter(settings.members().stream().map(Teacher::name).toList());
  }

  /**
   * What is written, when all is decided, in the order of the input; neither is closed.
   *
   * @param lines takes how each answer came about
   * @param preferences takes a pair for each recorded answer that was replaced
   */
  public record Outputs(OutputStream lines, OutputStream preferences) {}

  /**
   * Relabels by a committee.
   *
   * @param file of its own, where decisions are kept meanwhile; who opened it deletes it
   */
  public static Relabelling open(
      CommitteeSettings settings, Asking asking, Path file, Outputs outputs) throws IOException {
    KeyedLines decided = KeyedLines.temporary(file);
    try {
      return new Relabelling(settings, asking, decided, outputs);
    } catch (IOException | RuntimeException e) {
      decided.close();
      throw e;
    }
  }

  @Override
  public void prepare(Chosen some) throws IOException {
    for (Map<Teacher, Long> wanting = decide(some); !wanting.isEmpty(); wanting = decide(some)) {
      for (Map.Entry<Teacher, Long> want : wanting.entrySet()) {
        asking.expect(want.getKey(), want.getValue());
        try (Chosen.Cursor examples = some.open()) {
          asking.ask(want.getKey(), new Needs(examples, want.getKey()));
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
    }
  }

  /** Decides what can be; returns who is to be asked how much before the rest can. */
  private Map<Teacher, Long> decide(Chosen some) throws IOException {
    Map<Teacher, Long> wanting = new LinkedHashMap<>();
    try (Chosen.Cursor examples = some.open()) {
      for (Optional<Example> next = examples.next(); next.isPresent(); next = examples.next()) {
        for (Attempt.Need need : wanting(next.get())) {
          wanting.merge(need.teacher(), 1L, Long::sum);
        }
      }
    }
    return wanting;
  }

  /** What is wanting to decide about an example; none if it is decided. */
  private List<Attempt.Need> wanting(Example example) throws IOException {
    AnswersInTurn conversation = conversation(example);
    for (int turn : conversation.turns()) {
      Example at = conversation.at(turn);
      RequestKey key = RelabelLine.key(at);
      if (!decided.has(key)) {
        Attempt attempt = committee.attempt(at);
        if (attempt instanceof Attempt.Wanting wanting) {
          return wanting.needs();
        }
        Relabelled relabelled = ((Attempt.Decided) attempt).relabelled();
        decided.add(key, text -> RelabelLine.write(at, relabelled, text));
      }
      if (turn < example.turn()) {
        line(at).answer().ifPresent(answer -> conversation.replace(turn, answer));
      }
    }
    return List.of();
  }

  private AnswersInTurn conversation(Example example) {
    boolean whole =
        settings.rows().version() == DataVersion.V1 && settings.rows().task().multiTurn();
    return new AnswersInTurn(example, whole);
  }

  /** What one teacher is to be asked of examples that are not decided. */
  private final class Needs implements Iterator<Prompt> {
    private final Chosen.Cursor examples;
    private final Teacher teacher;
    private final Queue<Prompt> ready = new ArrayDeque<>();

    Needs(Chosen.Cursor examples, Teacher teacher) {
      this.examples = examples;
      this.teacher = teacher;
    }

    @Override
    public boolean hasNext() {
      try {
        boolean more = true;
        while (ready.isEmpty() && more) {
          Optional<Example> next = examples.next();
          more = next.isPresent();
          if (more) {
            add(next.get());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return !ready.isEmpty();
    }

    private void add(Example example) throws IOException {
      for (Attempt.Need need : wanting(example)) {
        if (need.teacher().equals(teacher)) {
          ready.add(need.prompt());
        }
      }
    }

    @Override
    public Prompt next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }
  }

  @Override
  public void begin(Chosen all) throws IOException {
    prepare(all);
    Preferences preferences = new Preferences(settings, outputs.preferences());
    try (Chosen.Cursor examples = all.open()) {
      for (Optional<Example> next = examples.next(); next.isPresent(); next = examples.next()) {
        AnswersInTurn conversation = conversation(next.get());
        for (int turn : conversation.turns()) {
          Example at = conversation.at(turn);
          RelabelLine line = line(at);
          line.writeTo(outputs.lines());
          boolean stays =
              line.answer().filter(answer -> !conversation.replace(turn, answer)).isPresent();
          counter.take(line, stays);
          if (!stays) {
            preferences.write(at, line);
          }
        }
      }
    }
  }

  private RelabelLine line(Example at) throws IOException {
    return new RelabelLine(decided.find(RelabelLine.key(at), tape).orElseThrow());
  }

  @Override
  public void take(Example example, Outlet<Example> outlet) throws IOException {
    AnswersInTurn conversation = conversation(example);
    if (!conversation.isWhole() && isPlain(example)) {
      outlet.keep(example);
      return;
    }
    boolean contested = false;
    for (int turn : conversation.turns()) {
      RelabelLine line = line(conversation.at(turn));
      Optional<Message> answer = line.answer();
      answer.ifPresent(other -> conversation.replace(turn, other));
      contested |= line.by() == ChosenBy.CONTESTED;
    }
    if (contested && settings.contested() == Contested.DROP) {
      outlet.drop(
          RowDrops.drop(
              DropReason.CONTESTED,
              example,
              "the committee does not agree and the arbiter chose differently when the order was"
                  + " turned round"));
    } else {
      outlet.keep(conversation.rewritten().orElse(example));
    }
  }

  private boolean isPlain(Example example) throws IOException {
    return RelabelLine.isPlain(decided.bytes(RelabelLine.key(example)).orElseThrow());
  }

  /** How the answers of all examples came about, once they are taken. */
  public RelabelCounts counts() {
    return counter.counts();
  }

  /** The hash of the arbiter's words. */
  public String arbiterWords() {
    return committee.arbiterWords();
  }

  @Override
  public void close() throws IOException {
    decided.close();
  }
}
