package io.tracemill.prepare.learn;

import io.tracemill.trace.Task;
import java.util.List;

/**
 * A job that was learnt from its traces.
 *
 * @param title by which people know it, a few words
 * @param task what a model is to be trained for
 * @param everyTurn whether each answer makes an example, not the last one alone
 * @param description what the model has to do
 * @param classes the labels of a classification, the most frequent first; empty for other tasks
 * @param tools what the model may call, by name; empty where it calls none
 * @param evidence for each choice
 * @param doubts what a person should look at, a sentence each
 */
public record LearnedJob(
    String title,
    Task task,
    boolean everyTurn,
    String description,
    List<LabelCount> classes,
    List<LearnedTool> tools,
    JobNumbers numbers,
    Grounds evidence,
    List<String> doubts) {

  /** Copies the lists. */
  public LearnedJob {
    classes = List.copyOf(classes);
    tools = List.copyOf(tools);
    doubts = List.copyOf(doubts);
  }

  /** A label and how many answers it is. */
  public record LabelCount(String label, long answers) {}

  /**
   * How many of what.
   *
   * @param tokens of all traces, by their size: four bytes of JSON each
   * @param largest size of a trace, in bytes of JSON
   * @param usual size that 99 of 100 traces do not exceed
   * @param repeated prompts that were there several times, of those that were looked at
   * @param asked how often those were asked
   * @param alike how often they got the answer that each got most often
   */
  public record JobNumbers(
      long traces, long tokens, long largest, long usual, long repeated, long asked, long alike) {}

  /**
   * Why it is taken to be so, a sentence each.
   *
   * @param task why it is this task
   * @param turns why each answer makes an example, or only the last one
   * @param description where the task's description comes from
   */
  public record Grounds(String task, String turns, String description) {}
}
