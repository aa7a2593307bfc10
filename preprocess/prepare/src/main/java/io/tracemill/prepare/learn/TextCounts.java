package io.tracemill.prepare.learn;

import java.util.Comparator;
import java.util.List;

/**
 * How often each of some texts was there, in bounded memory: of too many different ones a sample.
 * Not for use by several threads.
 */
final class TextCounts {
  private final Smallest<Entry> entries;
  private long total;

  /** Tells {@code most} texts apart. */
  TextCounts(int most) {
    entries = new Smallest<>(most);
  }

  /** A text and how often it was there. */
  static final class Entry {
    private final String text;
    private long count;

    private Entry(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    long count() {
      return count;
    }

    private Entry with(Entry other) {
      count += other.count;
      return this;
    }
  }

  void add(String text) {
    total++;
    entries.at(Smallest.hash(text), () -> new Entry(text)).ifPresent(entry -> entry.count++);
  }

  void add(TextCounts other) {
    total += other.total;
    entries.add(other.entries, Entry::with);
  }

  /** How many texts there were, equal ones each. */
  long total() {
    return total;
  }

  /** How many different ones are told apart. */
  int distinct() {
    return entries.size();
  }

  /** Whether there were more than are told apart. */
  boolean more() {
    return entries.more();
  }

  /** Those that are told apart, the most frequent first; of as frequent ones the first by text. */
  List<Entry> byCount() {
    return entries.values().stream()
        .sorted(Comparator.comparingLong(Entry::count).reversed().thenComparing(Entry::text))
        .toList();
  }
}
