package io.tracemill.score.metric;

import java.util.Optional;

/**
 * The right answer and the prediction, as texts and, once asked for, as tool calls.
 *
 * <p>Not for use by several threads, nor by a thread that uses the same reader for something else.
 */
public final class Pair {
  private final String answer;
  private final String prediction;
  private final Encoding encoding;
  private final CallReader reader;
  private Optional<Calls> answerCalls = Optional.empty();
  private Optional<Calls> predictionCalls = Optional.empty();

  /** How answers are written down. */
  public enum Encoding {
    /** As they are. */
    TEXT,
    /** As JSON of messages, whose contents are what is said. */
    MESSAGES
  }

  /** A pair of texts whose tool calls are read by {@code reader}. */
  public Pair(String answer, String prediction, CallReader reader) {
    this(answer, prediction, Encoding.TEXT, reader);
  }

  /** A pair whose tool calls are read by {@code reader}. */
  public Pair(String answer, String prediction, Encoding encoding, CallReader reader) {
    this.answer = answer;
    this.prediction = prediction;
    this.encoding = encoding;
    this.reader = reader;
  }

  /** What would have been right. */
  public String answer() {
    return said(answer);
  }

  /** What the model said. */
  public String prediction() {
    return said(prediction);
  }

  private String said(String text) {
    return encoding == Encoding.MESSAGES ? MessageText.of(text) : text;
  }

  /** The calls of the answer. */
  public Calls answerCalls() {
    Calls calls = answerCalls.orElseGet(() -> reader.read(answer));
    answerCalls = Optional.of(calls);
    return calls;
  }

  /** The calls of the prediction. */
  public Calls predictionCalls() {
    Calls calls = predictionCalls.orElseGet(() -> reader.read(prediction));
    predictionCalls = Optional.of(calls);
    return calls;
  }

  /** The values that arguments have when they are not given. */
  Defaults defaults() {
    return reader.defaults();
  }
}
