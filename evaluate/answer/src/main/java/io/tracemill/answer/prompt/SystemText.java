package io.tracemill.answer.prompt;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import io.tracemill.trace.Tool;
import java.util.List;
import java.util.StringJoiner;

/** The system's message: what is to be done, and what there is to choose from. */
final class SystemText {
  private static final String CALL =
      "To call a function, answer with nothing but a JSON object:"
          + " {\"name\": <its name>, \"parameters\": <its arguments>}";
  private static final String LABEL = "Answer with the name of one class and nothing else.";

  private SystemText() {}

  static String of(PromptSettings settings) {
    JobDescription job = settings.job();
    StringJoiner text = new StringJoiner("\n\n");
    text.add(settings.wording().system(job.taskDescription()));
    if (settings.task() == Task.CLASSIFICATION && !job.classes().isEmpty()) {
      StringJoiner classes = new StringJoiner("\n");
      classes.add("Classes:");
      job.classes()
          .forEach((name, said) -> classes.add("- " + name + (said.isBlank() ? "" : ": " + said)));
      text.add(classes.toString()).add(LABEL);
    }
    if (!settings.template().tools() && !job.tools().isEmpty()) {
      StringJoiner tools = new StringJoiner("\n");
      tools.add("Functions that you may call:");
      job.tools().forEach(tool -> tools.add(definition(tool)));
      text.add(tools.toString()).add(CALL);
    }
    return text.toString();
  }

  /** All tools as templates expect them. */
  static String tools(List<Tool> tools) {
    return ChatMessage.array(
        tools.stream()
            .map(tool -> "{\"type\":\"function\",\"function\":" + definition(tool) + "}")
            .toList());
  }

  private static String definition(Tool tool) {
    if (tool.definition().isPresent()) {
      return new JsonText(Layout.COMPACT).value(tool.definition().get()).toString();
    }
    JsonText text = new JsonText(Layout.COMPACT).beginObject().name("name").value(tool.name());
    tool.parameters().ifPresent(schema -> text.name("parameters").value(schema));
    return text.endObject().toString();
  }
}
