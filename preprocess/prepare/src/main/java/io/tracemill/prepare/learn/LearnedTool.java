package io.tracemill.prepare.learn;

import java.util.List;

/**
 * A tool of a job.
 *
 * @param json its definition in OpenAI's form
 * @param calls how often it is called
 * @param inferred whether no trace defines it, so that the definition is made of the calls
 * @param doubts what a person should look at, a sentence; empty for nothing
 */
public record LearnedTool(
    String name, String json, long calls, boolean inferred, List<String> doubts) {

  /** Copies the doubts. */
  public LearnedTool {
    doubts = List.copyOf(doubts);
  }
}
