package io.tracemill.prepare.screen.relevance;

import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Tool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tools of a job description, by name. */
final class ToolSchemas {
  private final Map<String, ToolSchema> tools;

  /** Names of arguments of tools that do something. */
  private final Set<String> arguments;

  private ToolSchemas(Map<String, ToolSchema> tools, Set<String> arguments) {
    this.tools = tools;
    this.arguments = arguments;
  }

  /** The tools of {@code job}. */
  static ToolSchemas of(JobDescription job) {
    Map<String, ToolSchema> tools = new HashMap<>();
    Set<String> arguments = new HashSet<>();
    for (Tool tool : job.tools()) {
      ToolSchema schema = ToolSchema.of(tool);
      tools.put(tool.name(), schema);
      if (!schema.speaks()) {
        arguments.addAll(schema.parameters().keySet());
      }
    }
    return new ToolSchemas(tools, arguments);
  }

  /** Whether there is any. */
  boolean any() {
    return !tools.isEmpty();
  }

  Optional<ToolSchema> find(String tool) {
    return Optional.ofNullable(tools.get(tool));
  }

  /** Whether any tool that does something has an argument of this name. */
  boolean knowsArgument(String name) {
    return arguments.contains(name);
  }
}
