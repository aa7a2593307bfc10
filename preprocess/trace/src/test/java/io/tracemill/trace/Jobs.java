package io.tracemill.trace;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Job descriptions for tests. */
public final class Jobs {
  private Jobs() {}

  /** The job description in a file, which is a good one. */
  public static JobDescription read(Path file) throws IOException {
    return of(Files.readString(file));
  }

  /** One that has a task description only. */
  public static JobDescription task(String description) {
    return new JobDescription(description, Optional.empty(), Map.of(), List.of(), Optional.empty());
  }

  /** The job description that {@code json} is. */
  public static JobDescription of(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Node root = new Tape().read(Line.of("job", bytes));
    Map<String, String> classes = new LinkedHashMap<>();
    for (Field field :
        root.find(Name.of("classes_description")).map(Node::fields).orElse(List.of())) {
      classes.put(field.key(), field.value().text());
    }
    List<Tool> tools = new ArrayList<>();
    root.find(Name.of("tools")).ifPresent(list -> list.items().forEach(t -> tools.add(tool(t))));
    return new JobDescription(
        root.field(Name.of("task_description")).text(),
        root.find(Name.of("input_description")).map(Node::text),
        classes,
        tools,
        Optional.empty());
  }

  private static Tool tool(Node tool) {
    Node function = tool.find(Name.of("function")).orElse(tool);
    return new Tool(
        function.field(Name.of("name")).text(),
        function.find(Name.of("parameters")),
        Optional.of(function));
  }
}
