package io.tracemill.jinja;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Python's slices, by code points; bounds are cut to the length, so that none is out of range. */
final class Slicing {
  private Slicing() {}

  /** The items from the first of {@code bounds} to before the second, by steps of the third. */
  static Value slice(Rendering rendering, Value of, List<Value> bounds) {
    rendering.defined(of);
    if (of instanceof TextValue text) {
      return text(rendering, text, bounds);
    }
    if (of instanceof SequenceValue sequence && sequence.kind().isIndexed()) {
      List<Value> picked = pick(rendering, sequence.items(), bounds);
      return SequenceValue.of(sequence.kind(), picked);
    }
    throw rendering.failure("'" + of.type() + "' cannot be sliced");
  }

  private static Value text(Rendering rendering, TextValue of, List<Value> bounds) {
    String text = of.text();
    rendering.made(text.length());
    int length = CodePoints.length(text);
    Range range = range(rendering, length, bounds);
    if (range.step() == 1) {
      int start = text.offsetByCodePoints(0, range.start());
      int count = Math.max(0, range.stop() - range.start());
      return of.with(text.substring(start, text.offsetByCodePoints(start, count)));
    }
    int[] points = text.codePoints().toArray();
    StringBuilder picked = new StringBuilder();
    range.forEach(i -> picked.appendCodePoint(points[i]));
    return of.with(picked.toString());
  }

  private static List<Value> pick(Rendering rendering, List<Value> items, List<Value> bounds) {
    rendering.work(items.size());
    List<Value> picked = new ArrayList<>();
    range(rendering, items.size(), bounds).forEach(i -> picked.add(items.get(i)));
    return picked;
  }

  /** As PySlice_AdjustIndices: backwards a range goes from the last item to before the first. */
  private static Range range(Rendering rendering, int length, List<Value> bounds) {
    int step = bound(rendering, bounds.get(2)).orElse(1);
    if (step == 0) {
      throw rendering.failure("the step of a slice cannot be 0");
    }
    int least = step > 0 ? 0 : -1;
    int most = step > 0 ? length : length - 1;
    int start = clamp(bound(rendering, bounds.get(0)), step > 0 ? least : most, least, length);
    int stop = clamp(bound(rendering, bounds.get(1)), step > 0 ? most : least, least, length);
    return new Range(Math.min(start, most), Math.min(stop, most), step);
  }

  private static int clamp(Optional<Integer> bound, int otherwise, int least, int length) {
    if (bound.isEmpty()) {
      return otherwise;
    }
    long value = bound.get() < 0 ? (long) bound.get() + length : bound.get();
    return (int) Math.max(least, Math.min(length, value));
  }

  private static Optional<Integer> bound(Rendering rendering, Value value) {
    if (value == None.NONE) {
      return Optional.empty();
    }
    rendering.defined(value);
    BigInteger number =
        Arithmetic.whole(value)
            .orElseThrow(
                () -> rendering.failure("the bounds of a slice are integers, not " + value.type()));
    int far = number.signum() < 0 ? -Integer.MAX_VALUE : Integer.MAX_VALUE;
    return Optional.of(number.bitLength() > 30 ? far : number.intValue());
  }

  private record Range(int start, int stop, int step) {
    void forEach(IntConsumer consumer) {
      for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
        consumer.accept((int) i);
      }
    }
  }
}
