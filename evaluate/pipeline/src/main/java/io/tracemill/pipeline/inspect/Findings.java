package io.tracemill.pipeline.inspect;

import io.tracemill.trace.Task;
import java.util.List;
import java.util.Optional;

/**
 * What files hold.
 *
 * @param keys names of the lines' fields
 * @param models names of the models that answered
 * @param leftOut fields that nothing is made of, such as {@code messages.refusal}
 * @param fidelity how well the traces could be read
 */
public record Findings(
    Size size,
    Shape shape,
    Dialogue dialogue,
    Ranking keys,
    Ranking models,
    Ranking leftOut,
    FidelityCounts fidelity,
    List<ProblemKind> problems) {

  /** Copies the problems. */
  public Findings {
    problems = List.copyOf(problems);
  }

  /** The task that the conversations look like; nothing where there are none. */
  public Optional<String> taskGuess() {
    return dialogue.amounts.traces > 0 ? Optional.of(dialogue.task().key()) : Optional.empty();
  }

  /**
   * How much there is.
   *
   * @param lines that are not blank; a value that stands over many lines counts as one
   * @param blank lines without content
   * @param bytes decompressed
   */
  public record Size(long lines, long blank, long bytes) {}

  /**
   * How traces are laid out.
   *
   * @param format empty where none fits; of several that fit equally the first
   * @param detected whether it was found out rather than given
   * @param looked how many lines each format was tried on
   * @param lookalike what the lines are instead, and what to do; empty where that is not known
   */
  public record Shape(
      Optional<String> format,
      boolean detected,
      int looked,
      Optional<String> lookalike,
      List<FormatFit> fits) {

    /** Copies the fits. */
    public Shape {
      fits = List.copyOf(fits);
    }
  }

  /**
   * How many lines a format reads.
   *
   * @param votes of how many of them it says as much as any other
   * @param best whether no other leads
   */
  public record FormatFit(String format, int lines, int votes, boolean best) {}

  /**
   * What the conversations are like.
   *
   * @param messages for each trace
   * @param turns of the user for each trace
   * @param characters of all messages for each trace
   * @param feedback what somebody said of answers, as {@code helpful = 1}
   * @param labels the answers, where they are a few short texts
   */
  public record Dialogue(
      Amounts amounts,
      Amount systemPrompts,
      Amount sessions,
      Spread messages,
      Spread turns,
      Spread characters,
      Ranking roles,
      Ranking tools,
      Ranking definitions,
      Ranking feedback,
      Optional<Ranking> labels) {

    /** A guess from what the assistant does; one trace in ten may have stray turns. */
    private Task task() {
      if (amounts.calling > 0) {
        return amounts.multiTurn * 10 > amounts.traces
            ? Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK
            : Task.TOOL_CALLING_CLOSED_BOOK;
      }
      return labels.isPresent() ? Task.CLASSIFICATION : Task.QUESTION_ANSWERING;
    }
  }

  /**
   * How many of what.
   *
   * @param texts lines that hold text and no conversation
   * @param multiTurn traces in which the user speaks more than once
   * @param unanswered traces in which the assistant never speaks
   * @param calling traces with a tool call
   * @param parallelCalls messages with several calls
   * @param longAnswers traces whose last answer is no label
   */
  public record Amounts(
      long traces,
      long texts,
      long multiTurn,
      long unanswered,
      long calling,
      long parallelCalls,
      long longAnswers) {}
}
