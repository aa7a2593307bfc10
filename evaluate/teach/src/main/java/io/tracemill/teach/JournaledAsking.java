package io.tracemill.teach;

import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.ask.journal.RequestKey;
import io.tracemill.ask.journal.SharedJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Asks teachers and notes their answers in a journal. Not for several threads. */
public final class JournaledAsking implements Asking {
  private final SharedJournal journal;
  private final AskingListener listener;
  private final OnFailure onFailure;
  private final long most;
  private final Map<String, RequestKey.Maker> keys = new HashMap<>();
  private final Map<RequestKey, String> unanswered = new HashMap<>();
  private final Map<String, String> silent = new HashMap<>();
  private Optional<Hashed> hashed = Optional.empty();
  private long made;

  /** Asks with {@code journal}, which stays open, as much as is wanted. */
  public JournaledAsking(SharedJournal journal, AskingListener listener) {
    this(journal, listener, OnFailure.STOP, Long.MAX_VALUE);
  }

  /**
   * Asks with {@code journal}, which stays open.
   *
   * @param most how many requests may be made in all
   */
  public JournaledAsking(
      SharedJournal journal, AskingListener listener, OnFailure onFailure, long most) {
    this.journal = journal;
    this.listener = listener;
    this.onFailure = onFailure;
    this.most = most;
  }

  @Override
  public Optional<Outcome> find(Teacher teacher, Prompt prompt) throws IOException {
    RequestKey key = key(teacher, prompt);
    Optional<Outcome> known = journal.find(key);
    return known.isPresent()
        ? known
        : Optional.ofNullable(unanswered.getOrDefault(key, silent.get(teacher.name())))
            .map(reason -> new Outcome.Unanswered(0, reason));
  }

  @Override
  public void expect(Teacher teacher, long requests) {
    listener.expected(teacher, requests);
  }

  private RequestKey key(Teacher teacher, Prompt prompt) throws IOException {
    RequestKey.Maker maker = keys.get(teacher.name());
    if (maker == null) {
      maker = new RequestKey.Maker(teacher.identity(), teacher.decoding());
      keys.put(teacher.name(), maker);
    }
    return maker.of(hash(prompt));
  }

  /** Several teachers are asked the same prompt one after another: it is hashed once. */
  @SuppressWarnings("ReferenceEquality")
  private byte[] hash(Prompt prompt) {
    if (hashed.isEmpty() || hashed.get().prompt() != prompt) {
      hashed = Optional.of(new Hashed(prompt, RequestKey.hash(prompt)));
    }
    return hashed.get().hash();
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Hashed(Prompt prompt, byte[] hash) {}

  @Override
  public void ask(Teacher teacher, Iterator<? extends Prompt> prompts) throws IOException {
    Missing missing = new Missing(teacher, prompts);
    try {
      if (!silent.containsKey(teacher.name()) && missing.hasNext()) {
        answer(missing);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (missing.limited) {
      throw limited();
    } else if (onFailure == OnFailure.STOP && missing.failed > 0) {
      throw missing.failure();
    }
  }

  private IOException limited() {
    return new IOException(
        "the limit of "
            + most
            + " requests is reached (`max-requests`); what is answered is kept, and the same"
            + " command goes on: it makes as many more, or all with a higher limit");
  }

  private void answer(Missing missing) throws IOException {
    try (OpenModel model = missing.teacher.open()) {
      model.generator().generate(missing, missing::take);
      model.doubts().forEach(doubt -> listener.doubted(missing.teacher, doubt));
    } catch (IOException e) {
      if (onFailure == OnFailure.STOP) {
        throw e;
      }
      String reason = String.valueOf(e.getMessage());
      silent.put(missing.teacher.name(), reason);
      listener.gaveUp(missing.teacher, reason);
    }
  }

  /** The requests that are neither answered nor on their way. */
  private final class Missing implements Iterator<Request> {
    private final Teacher teacher;
    private final Iterator<? extends Prompt> prompts;
    private final Map<Long, RequestKey> asked = new HashMap<>();
    private final Set<RequestKey> onTheirWay = new HashSet<>();
    private Optional<Request> ready = Optional.empty();
    private long row;
    private boolean limited;
    private long failed;
    private String lastFailure = "";

    Missing(Teacher teacher, Iterator<? extends Prompt> prompts) {
      this.teacher = teacher;
      this.prompts = prompts;
    }

    /** At the limit there is none, so that those on their way are still waited for. */
    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && prompts.hasNext()) {
        ready = missing(prompts.next());
      }
      limited = ready.isPresent() && made == most;
      return ready.isPresent() && !limited;
    }

    private Optional<Request> missing(Prompt prompt) {
      RequestKey key;
      try {
        key = key(teacher, prompt);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (journal.has(key) || unanswered.containsKey(key) || !onTheirWay.add(key)) {
        return Optional.empty();
      }
      asked.put(row, key);
      return Optional.of(new Request(row++, prompt, teacher.decoding()));
    }

    @Override
    public Request next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Request next = ready.orElseThrow();
      ready = Optional.empty();
      made++;
      listener.asked(teacher);
      return next;
    }

    void take(Outcome outcome) {
      RequestKey key = asked.remove(outcome.row());
      if (key == null) {
        throw new IllegalStateException(teacher.name() + " answered what it was not asked");
      }
      onTheirWay.remove(key);
      if (outcome instanceof Outcome.Unanswered given) {
        unanswered.put(key, given.reason());
        failed++;
        lastFailure = given.reason();
      } else {
        try {
          journal.add(key, teacher.name(), outcome);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      listener.answered(teacher, outcome);
    }

    IOException failure() {
      return new IOException(
          teacher.name()
              + " gave no answer to "
              + failed
              + " of "
              + row
              + " requests, to the last because "
              + lastFailure
              + "; what is answered is kept, and the same command asks only the others; with"
              + " `teacher-failure` continue a run goes on without them");
    }
  }
}
