package io.tracemill.infer.torch;

import ai.djl.pytorch.jni.IValue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Native values that are closed together. For one thread at a time. */
final class Values implements AutoCloseable {
  private final Deque<IValue> values = new ArrayDeque<>();

  /** Takes over a value and gives it back. */
  IValue keep(IValue value) {
    values.push(value);
    return value;
  }

  /** A number. */
  IValue of(long number) {
    return keep(IValue.from(number));
  }

  /** A number with a fraction. */
  IValue of(double number) {
    return keep(IValue.from(number));
  }

  /** A yes or no. */
  IValue of(boolean yes) {
    return keep(IValue.from(yes));
  }

  /** A text. */
  IValue of(String text) {
    return keep(IValue.from(text));
  }

  /** A list of numbers. */
  IValue of(long... numbers) {
    return keep(IValue.listFrom(numbers));
  }

  /** A list of numbers with fractions. */
  IValue of(double... numbers) {
    return keep(IValue.listFrom(numbers));
  }

  /** A list of values of one type, at least one. */
  IValue list(Collection<IValue> list) {
    return keep(IValue.listFrom(list.toArray(IValue[]::new)));
  }

  /** Gives up what it holds without closing it. */
  void release() {
    values.clear();
  }

  @Override
  public void close() {
    while (!values.isEmpty()) {
      values.pop().close();
    }
  }
}
