package io.tracemill.endpoint;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Has a model answer requests: all on the calling thread, which hands out what has come before it
 * sends as many more as there are places. So no more is ever unfinished, and lost if the process is
 * killed, than is on its way at once.
 */
final class Answering {
  private static final Duration TICK = Duration.ofMillis(50);

  /** The row of a question of our own; requests have others. */
  private static final long TRIAL = Long.MIN_VALUE;

  /** Prompts that wait to be sent again hold no more memory than this. */
  private static final long MOST_WAITING_CHARACTERS = 8 << 20;

  private final Asker asker;
  private final EndpointListener listener;
  private final Iterator<Request> requests;
  private final Consumer<Outcome> finished;
  private final Map<Flight, OpenRow> flights = new HashMap<>();
  private final PriorityQueue<OpenRow> waiting =
      new PriorityQueue<>(Comparator.comparingLong(OpenRow::due).thenComparingLong(OpenRow::row));
  private final Deque<Outcome> ready = new ArrayDeque<>();
  private long waitingCharacters;
  private boolean tried;
  private int troubles;
  private int told;

  Answering(
      Asker asker,
      EndpointListener listener,
      Iterator<Request> requests,
      Consumer<Outcome> finished) {
    this.asker = asker;
    this.listener = listener;
    this.requests = requests;
    this.finished = finished;
  }

  /**
   * Gives each request an outcome.
   *
   * @throws IOException if the model can answer no more; what it answered is handed out before
   */
  void run() throws IOException {
    try {
      while (goOn()) {
        listener.waiting();
        if (ready.isEmpty()) {
          fill();
          takeArrivals(untilNext());
        } else {
          finished.accept(ready.remove());
        }
      }
    } catch (IOException e) {
      ready.addAll(asker.cuts().rest());
      ready.forEach(finished);
      throw e;
    } finally {
      asker.link().cancelAll();
    }
  }

  private boolean goOn() throws IOException {
    if (!ready.isEmpty() || !flights.isEmpty() || !waiting.isEmpty() || requests.hasNext()) {
      return true;
    }
    for (Outcome held : asker.cuts().rest()) {
      ready.addAll(asker.standing().take(held));
    }
    ready.addAll(asker.standing().rest());
    return !ready.isEmpty();
  }

  private void fill() {
    int before = asker.link().onTheirWay();
    for (Optional<OpenRow> row = next(); row.isPresent(); row = next()) {
      flights.put(asker.send(row.get()), row.get());
    }
    int now = asker.link().onTheirWay();
    if (now != before || now != told) {
      listener.inFlight(now);
      told = now;
    }
  }

  /** What is to be sent now. */
  private Optional<OpenRow> next() {
    if (!asker.link().isOpen()) {
      return Optional.empty();
    }
    long now = System.nanoTime();
    OpenRow first = waiting.peek();
    if (first != null && first.due() - now <= 0) {
      waitingCharacters -= first.characters();
      return Optional.ofNullable(waiting.poll());
    }
    return takesMore() && requests.hasNext()
        ? Optional.of(new OpenRow(requests.next(), now))
        : Optional.empty();
  }

  /** While nothing but trouble comes, no more rows are opened than can be on their way. */
  private boolean takesMore() {
    int parallel = asker.parallel();
    return waitingCharacters < MOST_WAITING_CHARACTERS
        && (troubles < parallel || flights.size() + waiting.size() < parallel);
  }

  private Duration untilNext() {
    if (!asker.link().isOpen()) {
      return asker.link().shutFor(TICK);
    }
    OpenRow first = waiting.peek();
    long due = first == null ? Long.MAX_VALUE : Math.max(0, first.due() - System.nanoTime());
    return Duration.ofNanos(Math.min(due, TICK.toNanos()));
  }

  private void takeArrivals(Duration most) throws IOException {
    asker.link().checkPatience();
    for (Optional<Flight> flight = asker.link().next(most);
        flight.isPresent();
        flight = asker.link().next(Duration.ZERO)) {
      OpenRow row = flights.remove(flight.get());
      if (row != null) {
        take(row, asker.link().read(flight.get()));
      }
    }
  }

  private void take(OpenRow row, Reply reply) throws IOException {
    troubles = reply instanceof Reply.Trouble ? troubles + 1 : 0;
    asker.note(reply);
    if (reply instanceof Reply.Said said) {
      asker.tools().take(row.toolCharacters(), said.promptTokens());
      for (Outcome outcome : asker.cuts().take(answer(row, said), row.characters())) {
        finish(outcome);
      }
    } else if (reply instanceof Reply.Trouble trouble) {
      trouble(row, trouble);
    } else if (reply instanceof Reply.TooLong tooLong) {
      tooLong(row, tooLong.overflow());
    } else if (reply instanceof Reply.Refused refused) {
      refused(row, refused);
    } else {
      throw new IOException(((Reply.Hopeless) reply).message());
    }
  }

  private void finish(Outcome outcome) throws IOException {
    Standing standing = asker.standing();
    ready.addAll(outcome.row() == TRIAL ? standing.tried(outcome) : standing.take(outcome));
  }

  private static Outcome.Answered answer(OpenRow row, Reply.Said said) {
    Outcome.Answered answer =
        new Outcome.Answered(
            row.row(),
            said.text(),
            Optional.of(said.message()),
            said.promptTokens(),
            said.newTokens(),
            said.ending(),
            false);
    boolean full = row.isShrunk() && said.ending() == Ending.LENGTH;
    return full ? CutPrompts.fullOf(answer) : answer;
  }

  private void trouble(OpenRow row, Reply.Trouble trouble) throws IOException {
    if (trouble.busy()) {
      listener.parallel(asker.link().parallel());
    }
    Duration pause = asker.pauses().after(row.attempts(), trouble.pause());
    if (row.isDueAgain(System.nanoTime() + pause.toNanos(), asker.retries())) {
      listener.retried(trouble.reason());
      await(row);
      return;
    }
    String attempts =
        row.attempts() == 1 ? "1 attempt: " : row.attempts() + " attempts, the last: ";
    finish(new Outcome.Unanswered(row.row(), "no answer in " + attempts + trouble.reason()));
  }

  private void await(OpenRow row) {
    waitingCharacters += row.characters();
    waiting.add(row);
  }

  private void tooLong(OpenRow row, Overflow overflow) throws IOException {
    if (!asker.body().hasFixedLength() && row.shrinks(overflow)) {
      again(row);
    } else {
      finish(new Outcome.Overflowed(row.row(), overflow.prompt(), overflow.limit()));
    }
  }

  private void refused(OpenRow row, Reply.Refused refused) throws IOException {
    if (asker.body().learns(refused.error(), row.manners())) {
      again(row);
    } else {
      finish(new Outcome.Failed(row.row(), asker.refusal(refused)));
      tryOut(row);
    }
  }

  /**
   * Asks once what any model answers, with the tools of a row that was refused: where that is
   * answered, the refusal is the row's own.
   */
  private void tryOut(OpenRow refused) {
    if (asker.standing().isDoubtful() && !tried) {
      tried = true;
      Prompt question =
          new Prompt.Conversation(
              "[{\"role\":\"user\",\"content\":\"Answer with one word: yes\"}]", refused.tools());
      await(new OpenRow(new Request(TRIAL, question, Decoding.greedy(16)), System.nanoTime()));
    }
  }

  private void again(OpenRow row) {
    row.again(System.nanoTime());
    await(row);
  }
}
