package io.tracemill.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Writes down what a use case tells, and cancels it when it asks for the so-manieth time. */
final class Ear implements Progress {
  private final List<String> heard = new ArrayList<>();
  private final int cancelled;
  private int asked;
  private long bytes;
  private int rows;

  private Ear(int cancelled) {
    this.cancelled = cancelled;
  }

  static Ear listening() {
    return new Ear(Integer.MAX_VALUE);
  }

  /** Cancels at the {@code time}-th question, from 1. */
  static Ear cancelling(int time) {
    return new Ear(time);
  }

  @Override
  public void begin(String name, Unit unit, OptionalLong total) {
    heard.add("begin " + name + " " + unit + " " + total);
  }

  @Override
  public void read(long more) {
    bytes += more;
  }

  @Override
  public void answered(RowsAnswered now) {
    rows = now.finished();
  }

  @Override
  public void end() {
    heard.add("end");
  }

  @Override
  public void note(String text) {
    heard.add("note " + text);
  }

  @Override
  public void warn(String text) {
    heard.add("warn " + text);
  }

  @Override
  public synchronized boolean isCancelled() {
    asked++;
    return asked >= cancelled;
  }

  List<String> heard() {
    return heard;
  }

  long bytes() {
    return bytes;
  }

  int rows() {
    return rows;
  }

  int asked() {
    return asked;
  }
}
