package io.tracemill.teach.filter;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.screen.relevance.Rater;
import io.tracemill.prepare.screen.relevance.Ratings;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import io.tracemill.teach.Asking;
import io.tracemill.teach.Teacher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * A teacher that is asked how relevant and coherent traces are: several short ones at a time, in
 * the order of the table, and once more one by one those that an answer leaves open.
 */
public final class TeacherRater implements Rater {
  private final Teacher teacher;
  private final Asking asking;
  private final FilterSettings settings;

  /** Asks {@code teacher} through {@code asking}. */
  public TeacherRater(Teacher teacher, Asking asking, FilterSettings settings) {
    this.teacher = teacher;
    this.asking = asking;
    this.settings = settings;
  }

  @Override
  public String name() {
    return teacher.name();
  }

  /** The SHA-256 of the words that it is asked with, but for what they are about. */
  public String words() throws IOException {
    return FilterPrompt.text(settings.prompts()).sha256();
  }

  @Override
  public Ratings rate(TraceTable table, Fates fates, TracesAgain again) throws IOException {
    Ratings ratings = new Ratings(fates.size());
    IntToLongFunction uses = table.numbers(TraceTable.USE);
    IntPredicate candidates =
        row -> fates.isCandidate(row) && uses.applyAsLong(row) == Use.EXAMPLES.ordinal();
    Round round = new Round(prompt(), again, ratings);
    round.ask(candidates, settings.batchSize());
    BitSet open = ratings.openTraces();
    if (settings.batchSize() > 1 && !open.isEmpty()) {
      round.ask(open::get, 1);
    }
    return ratings;
  }

  private FilterPrompt prompt() throws IOException {
    String job = JobText.of(settings.job());
    String told = settings.shortenJob() ? shortener().shorten(job) : job;
    return FilterPrompt.read(settings.prompts(), told, settings.seed());
  }

  private JobShortener shortener() throws IOException {
    return JobShortener.read(teacher, asking, settings.prompts());
  }

  /** Asks about all chosen traces and then reads the answers. */
  private final class Round {
    private final FilterPrompt prompt;
    private final TracesAgain again;
    private final Ratings ratings;

    Round(FilterPrompt prompt, TracesAgain again, Ratings ratings) {
      this.prompt = prompt;
      this.again = again;
      this.ratings = ratings;
    }

    void ask(IntPredicate rows, int most) throws IOException {
      int wanting = read(rows, most);
      if (wanting > 0) {
        asking.expect(teacher, wanting);
        try (FilterRequests requests = requests(rows, most)) {
          asking.ask(teacher, prompts(requests));
        }
        read(rows, most);
      }
    }

    /** Notes what is answered; returns how many requests are not. */
    private int read(IntPredicate rows, int most) throws IOException {
      int wanting = 0;
      try (FilterRequests requests = requests(rows, most)) {
        while (requests.hasNext()) {
          FilterRequest request = requests.next();
          Optional<Outcome> outcome = asking.find(teacher, request.prompt());
          outcome.ifPresent(found -> request.read(found, ratings));
          wanting += outcome.isEmpty() ? 1 : 0;
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      return wanting;
    }

    private FilterRequests requests(IntPredicate rows, int most) throws IOException {
      return FilterRequests.open(again, rows, prompt, most);
    }

    private static Iterator<Prompt> prompts(FilterRequests requests) {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return requests.hasNext();
        }

        @Override
        public Prompt next() {
          return requests.next().prompt();
        }
      };
    }
  }
}
