package io.tracemill.answer.prompt;

import io.tracemill.ask.Prompt;
import io.tracemill.json.Node;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the prompts of a test set.
 *
 * <p>The system says the job's {@code task_description}, with the classes of a classification; the
 * user asks the row's question, or the row's messages follow as they are; tools go to the template,
 * and where that knows none, they and all calls are text. Examples of single questions come before
 * as turns of their own; in a task of conversations, or where they call tools and the template
 * demands results of calls, they are part of the system's text. An example that asks what the row
 * asks is left out. A system message of the row itself follows the job's in the same message, for
 * templates take only one.
 *
 * <p>All prompts begin alike, so that an engine can share what it computed for the beginning. Used
 * by one thread or several.
 */
public final class PromptWriter {
  private final PromptSettings settings;
  private final String system;
  private final String tools;

  /** Makes prompts by {@code settings}. */
  public PromptWriter(PromptSettings settings) {
    JobDescription job = settings.job();
    List<Tool> shown = settings.template().tools() ? job.tools() : List.of();
    this.settings = settings;
    this.system = SystemText.of(settings);
    this.tools = SystemText.tools(shown);
  }

  /** The prompt of {@code row}. */
  public Prompt.Conversation prompt(TestRow row) {
    List<TestRow> examples =
        settings.examples().stream().filter(e -> !e.question().equals(row.question())).toList();
    boolean turns =
        !settings.task().multiTurn()
            && isSingle(row)
            && examples.stream().allMatch(PromptWriter::isSingle)
            && (showsOpenCalls() || examples.stream().noneMatch(PromptWriter::callsTools));
    StringBuilder told = new StringBuilder(system);
    if (!turns && !examples.isEmpty()) {
      told.append("\n\n").append(SystemText.examples(examples));
    }
    List<String> messages = new ArrayList<>();
    if (turns) {
      for (TestRow example : examples) {
        messages.add(Messages.message("user", asked(example).orElseThrow()));
        messages.add(example.reply());
      }
    }
    if (isSingle(row)) {
      messages.add(Messages.message("user", asked(row).orElseThrow()));
    } else {
      conversation(row, told, messages);
    }
    return new Prompt.Conversation(withSystem(told.toString(), shown(messages)), tools);
  }

  /** As the template can show them. */
  private List<String> shown(List<String> messages) {
    if (!settings.template().tools()) {
      return new SpokenCalls().of(messages);
    }
    return settings.template().shortIds() ? CallIds.numbered(messages) : messages;
  }

  private static void conversation(TestRow row, StringBuilder told, List<String> to) {
    row.context().ifPresent(context -> told.append("\n\n").append(context));
    for (Node message : Messages.items(row.messages())) {
      if (Messages.is(message, "system") && Messages.said(message).isPresent()) {
        told.append("\n\n").append(Messages.said(message).get());
      } else {
        to.add(message.raw().toString());
      }
    }
  }

  private String withSystem(String told, List<String> messages) {
    List<String> all = new ArrayList<>(messages);
    if (told.isBlank()) {
      return Messages.array(all);
    }
    Optional<Node> first = Messages.items(Messages.array(all)).stream().findFirst();
    Optional<String> said =
        first.filter(message -> Messages.is(message, "user")).flatMap(Messages::said);
    if (settings.template().systemMessages() || said.isEmpty()) {
      all.add(0, Messages.message("system", told));
    } else {
      all.set(0, Messages.message("user", told + "\n\n" + said.get()));
    }
    return Messages.array(all);
  }

  private static boolean isSingle(TestRow row) {
    List<Node> messages = Messages.items(row.messages());
    return messages.size() == 1
        && Messages.is(messages.get(0), "user")
        && Messages.said(messages.get(0)).isPresent();
  }

  private boolean showsOpenCalls() {
    return !settings.template().tools() || settings.template().openCalls();
  }

  private static boolean callsTools(TestRow example) {
    return Messages.callsTools(Messages.items("[" + example.reply() + "]").get(0));
  }

  private Optional<String> asked(TestRow row) {
    Optional<String> question = Messages.said(Messages.items(row.messages()).get(0));
    return question.map(
        text ->
            row.context()
                .map(context -> settings.wording().question(text, context))
                .orElseGet(() -> settings.wording().question(text)));
  }
}
