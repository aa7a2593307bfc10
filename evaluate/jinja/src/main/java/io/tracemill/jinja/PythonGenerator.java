package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What filters such as {@code map} and {@code select} give: goes by once, has no length, and is
 * true even when it is empty.
 */
final class PythonGenerator implements Value {
  private final Iterator<Value> items;
  private final int depth;

  PythonGenerator(List<Value> items) {
    this.items = items.iterator();
    this.depth = SequenceValue.depth(items);
  }

  /** What has not gone by yet; it has then. */
  Iterator<Value> rest() {
    return items;
  }

  List<Value> drain() {
    List<Value> rest = new ArrayList<>();
    items.forEachRemaining(rest::add);
    return rest;
  }

  @Override
  public String type() {
    return "generator";
  }

  @Override
  public boolean isTrue() {
    return true;
  }

  @Override
  public int depth() {
    return depth;
  }
}
