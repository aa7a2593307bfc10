package io.tracemill.teach.filter;

import io.tracemill.prepare.screen.TracesAgain;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The requests for traces that are read one after another, some at a time; the same for the same
 * traces. A trace that is long has one for itself.
 */
final class FilterRequests implements Iterator<FilterRequest>, Closeable {
  /** Characters of all traces of a request; about 3,000 tokens of English. */
  static final int CHARACTERS = 12_000;

  private final TracesAgain.Reading traces;
  private final FilterPrompt prompt;
  private final int most;
  private Optional<Shown> ahead = Optional.empty();

  /** A trace as the model sees it; it stays when the next one is read. */
  private record Shown(int row, String text) {}

  private FilterRequests(TracesAgain.Reading traces, FilterPrompt prompt, int most) {
    this.traces = traces;
    this.prompt = prompt;
    this.most = most;
  }

  /**
   * Requests for all traces in {@code rows}; whoever opens them closes them.
   *
   * @param most traces of a request
   */
  static FilterRequests open(TracesAgain again, IntPredicate rows, FilterPrompt prompt, int most)
      throws IOException {
    FilterRequests requests = new FilterRequests(again.read(rows), prompt, most);
    try {
      requests.ahead = requests.read();
      return requests;
    } catch (IOException | RuntimeException e) {
      requests.close();
      throw e;
    }
  }

  private Optional<Shown> read() throws IOException {
    return traces.next().map(next -> new Shown(next.row(), TraceText.of(next.trace())));
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent();
  }

  @Override
  public FilterRequest next() {
    if (ahead.isEmpty()) {
      throw new NoSuchElementException();
    }
    List<Integer> rows = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    int characters = 0;
    try {
      while (ahead.isPresent() && fits(ahead.get(), rows.size(), characters)) {
        rows.add(ahead.get().row());
        texts.add(ahead.get().text());
        characters += ahead.get().text().length();
        ahead = read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return prompt.of(rows, texts);
  }

  private boolean fits(Shown trace, int traces, int characters) {
    return traces == 0 || traces < most && characters + trace.text().length() <= CHARACTERS;
  }

  @Override
  public void close() throws IOException {
    traces.close();
  }
}
