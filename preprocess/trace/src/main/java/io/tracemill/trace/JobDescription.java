package io.tracemill.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model to be trained has to do.
 *
 * @param classes label to description, in the file's order; empty where the task is no
 *     classification
 * @param tools what the model may call; empty where it calls none
 * @param judgeInstructions what makes an answer good
 * @param traceInstructions how traces are to be judged and relabelled
 * @param generationInstructions how further examples are to be made up
 */
public record JobDescription(
    String taskDescription,
    Optional<String> inputDescription,
    Map<String, String> classes,
    List<Tool> tools,
    Optional<String> judgeInstructions,
    Optional<String> traceInstructions,
    Optional<String> generationInstructions) {

  /** Copies the classes and tools. */
  public JobDescription {
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    tools = List.copyOf(tools);
  }

  /** One without instructions for traces and generation. */
  public JobDescription(
      String taskDescription,
      Optional<String> inputDescription,
      Map<String, String> classes,
      List<Tool> tools,
      Optional<String> judgeInstructions) {
    this(
        taskDescription,
        inputDescription,
        classes,
        tools,
        judgeInstructions,
        Optional.empty(),
        Optional.empty());
  }
}
