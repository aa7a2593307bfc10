package io.tracemill.answer.prompt;

import io.tracemill.ask.Prompt;
import io.tracemill.json.Node;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Role;
import io.tracemill.trace.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** The system's message where a row adds nothing to it. */
  private final ChatMessage usual;

  private final String tools;

  /** Makes prompts by {@code settings}. */
  public PromptWriter(PromptSettings settings) {
    JobDescription job = settings.job();
    List<Tool> shown = settings.template().tools() ? job.tools() : List.of();
    this.settings = settings;
    this.system = SystemText.of(settings);
    this.usual = ChatMessage.saying(Role.SYSTEM, system);
    this.tools = SystemText.tools(shown);
  }

  /** The prompt of {@code row}. */
  public Prompt.Conversation prompt(TestRow row) {
    List<TestRow> examples =
        settings.examples().stream().filter(e -> !e.question().equals(row.question())).toList();
    List<ChatMessage> own = ChatMessage.all(row.messages());
    boolean turns =
        !settings.task().multiTurn()
            && isSingle(own)
            && examples.stream().allMatch(PromptWriter::isSingle)
            && (showsOpenCalls() || examples.stream().noneMatch(PromptWriter::callsTools));
    StringBuilder told = new StringBuilder(system);
    if (!turns && !examples.isEmpty()) {
      told.append("\n\n").append(new ToldExamples(settings.template()).text(examples));
    }
    List<ChatMessage> messages = new ArrayList<>();
    if (turns) {
      for (TestRow example : examples) {
        messages.add(asked(example));
        messages.add(reply(example));
      }
    }
    if (isSingle(own)) {
      messages.add(asked(row, own));
    } else {
      conversation(row, own, told, messages);
    }
    return new Prompt.Conversation(withSystem(told.toString(), shown(messages)), tools);
  }

  /** As the template can show them. */
  private List<ChatMessage> shown(List<ChatMessage> messages) {
    List<ChatMessage> ordered = ResultOrder.of(messages);
    if (!settings.template().tools()) {
      return SpokenCalls.of(ordered);
    }
    return settings.template().shortIds() ? CallIds.numbered(ordered) : ordered;
  }

  private static void conversation(
      TestRow row, List<ChatMessage> own, StringBuilder told, List<ChatMessage> to) {
    row.context().ifPresent(context -> told.append("\n\n").append(context));
    for (ChatMessage message : own) {
      if (message.is(Role.SYSTEM) && message.said().isPresent()) {
        told.append("\n\n").append(message.said().get());
      } else {
        to.add(message);
      }
    }
  }

  private String withSystem(String told, List<ChatMessage> messages) {
    List<ChatMessage> all = new ArrayList<>(messages);
    if (!told.isBlank()) {
      Optional<String> said =
          all.stream().findFirst().filter(each -> each.is(Role.USER)).flatMap(ChatMessage::said);
      if (settings.template().systemMessages() || said.isEmpty()) {
        all.add(0, told.equals(system) ? usual : ChatMessage.saying(Role.SYSTEM, told));
      } else {
        all.set(0, ChatMessage.saying(Role.USER, told + "\n\n" + said.get()));
      }
    }
    return all.stream().map(ChatMessage::json).collect(Collectors.joining(",", "[", "]"));
  }

  private static boolean isSingle(TestRow row) {
    return isSingle(ChatMessage.all(row.messages()));
  }

  private static boolean isSingle(List<ChatMessage> messages) {
    return messages.size() == 1
        && messages.get(0).is(Role.USER)
        && messages.get(0).said().isPresent();
  }

  private boolean showsOpenCalls() {
    return !settings.template().tools() || settings.template().openCalls();
  }

  private static boolean callsTools(TestRow example) {
    return reply(example).message().callsTools();
  }

  private static ChatMessage reply(TestRow example) {
    return ChatMessage.of(Node.of(example.reply()));
  }

  /** What a row with a single message asks. */
  private ChatMessage asked(TestRow row) {
    return asked(row, ChatMessage.all(row.messages()));
  }

  private ChatMessage asked(TestRow row, List<ChatMessage> own) {
    String question = own.get(0).said().orElseThrow();
    Wording wording = settings.wording();
    return ChatMessage.saying(
        Role.USER,
        row.context()
            .map(context -> wording.question(question, context))
            .orElseGet(() -> wording.question(question)));
  }
}
