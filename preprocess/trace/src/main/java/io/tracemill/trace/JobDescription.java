package io.tracemill.trace;

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
 */
public record JobDescription(
    String taskDescription,
    Optional<String> inputDescription,
    Map<String, String> classes,
    List<Tool> tools,
    Optional<String> judgeInstructions) {}
