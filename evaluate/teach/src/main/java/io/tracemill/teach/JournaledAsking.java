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
  private final Map<String, RequestKey.Maker> keys = new HashMap<>();
  private final Map<RequestKey, String> unanswered = new HashMap<>();

  /** Asks with {@code journal}, which stays open. */
  public JournaledAsking(SharedJournal journal, AskingListener listener) {
    this.journal = journal;
    this.listener = listener;
  }

  @Override
  public Optional<Outcome> find(Teacher teacher, Prompt prompt) throws IOException {
    RequestKey key = key(teacher, prompt);
    String reason = unanswered.get(key);
    return reason == null ? journal.find(key) : Optional.of(new Outcome.Unanswered(0, reason));
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
    return maker.of(prompt);
  }

  @Override
  public void ask(Teacher teacher, Iterator<? extends Prompt> prompts) throws IOException {
    Missing missing = new Missing(teacher, prompts);
    try {
      if (missing.hasNext()) {
        try (OpenModel model = teacher.open()) {
          model.generator().generate(missing, missing::take);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
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

    Missing(Teacher teacher, Iterator<? extends Prompt> prompts) {
      this.teacher = teacher;
      this.prompts = prompts;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && prompts.hasNext()) {
        ready = missing(prompts.next());
      }
      return ready.isPresent();
    }

    private Optional<Request> missing(Prompt prompt) {
      try {
        RequestKey key = key(teacher, prompt);
        if (journal.has(key) || unanswered.containsKey(key) || !onTheirWay.add(key)) {
          return Optional.empty();
        }
        asked.put(row, key);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Optional.of(new Request(row++, prompt, teacher.decoding()));
    }

    @Override
    public Request next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Request next = ready.orElseThrow();
      ready = Optional.empty();
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
      } else {
        try {
          journal.add(key, teacher.name(), outcome);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      listener.answered(teacher, outcome);
    }
  }
}
