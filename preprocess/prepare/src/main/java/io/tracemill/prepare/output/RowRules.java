package io.tracemill.prepare.output;

import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Task;
import io.tracemill.trace.ToolCall;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Drops examples that break a rule of the platform's upload: unknown tools and labels, arguments
 * against the schema, answers that are not JSON where they have to be.
 *
 * <p>A label is written as the class is that it names. A Markdown fence around an answer that has
 * to be JSON is taken off, and counted. Not for use by several threads.
 */
public final class RowRules implements Stage<Example, Example> {
  private final Task task;
  private final DataVersion version;
  private final boolean outputIsJson;
  private final JobDescription job;
  private final ClassLabels labels;
  private final ToolArguments tools;
  private long fences;

  /**
   * The rules for {@code task}; {@code outputIsJson} wants every text answer to be JSON.
   *
   * @throws io.tracemill.json.DataException if a tool's schema cannot be used
   */
  public RowRules(Task task, DataVersion version, boolean outputIsJson, JobDescription job) {
    this.task = task;
    this.version = version;
    this.outputIsJson = outputIsJson;
    this.job = job;
    this.labels = new ClassLabels(task, job);
    this.tools = new ToolArguments(job.tools());
  }

  /** How many fences were taken off. */
  public long fences() {
    return fences;
  }

  @Override
  public void take(Example example, Outlet<Example> outlet) throws IOException {
    if (task.multiTurn() && !beginsWithUser(example)) {
      drop(
          DropReason.NOT_USER_FIRST,
          example,
          "expected the user to begin the conversation",
          outlet);
    } else if (task.callsTools() && !job.tools().isEmpty()) {
      calls(example, outlet);
    } else if (task == Task.CLASSIFICATION) {
      label(example, outlet);
    } else if (outputIsJson) {
      json(example, outlet);
    } else {
      outlet.keep(example);
    }
  }

  private static boolean beginsWithUser(Example example) {
    Optional<Message> first =
        example.prompt().stream().filter(message -> message.role() != Role.SYSTEM).findFirst();
    return first.isPresent() && first.get().role() == Role.USER;
  }

  private void calls(Example example, Outlet<Example> outlet) throws IOException {
    List<ToolCall> calls = learned(example).flatMap(turn -> turn.toolCalls().stream()).toList();
    if (calls.isEmpty() && task != Task.CHAT_COMPLETION_AGENTIC) {
      String message = "expected a tool call, as the task wants one, but found text";
      drop(DropReason.NO_TOOL_CALL, example, message, outlet);
      return;
    }
    for (ToolCall call : calls) {
      if (!tools.knows(call.name().text())) {
        String message =
            "expected one of " + Excerpt.names(tools.names()) + " but found " + call.name().raw();
        drop(DropReason.UNKNOWN_TOOL, example, message, outlet);
        return;
      }
      List<String> problems = tools.problems(call);
      if (!problems.isEmpty()) {
        String message = call.name().text() + ": " + String.join("; ", problems);
        drop(DropReason.BAD_ARGUMENTS, example, message, outlet);
        return;
      }
    }
    outlet.keep(example);
  }

  /** What a student learns to say: the answer, or all answers of a conversation kept whole. */
  private Stream<Message> learned(Example example) {
    return task.multiTurn() && version == DataVersion.V1
        ? Stream.concat(
            example.prompt().stream().filter(message -> message.role() == Role.ASSISTANT),
            Stream.of(example.answer()))
        : Stream.of(example.answer());
  }

  private void label(Example example, Outlet<Example> outlet) throws IOException {
    Optional<Example> named = labels.find(example);
    if (named.isPresent()) {
      outlet.keep(named.get());
    } else {
      String message =
          "expected one of "
              + Excerpt.names(job.classes().keySet())
              + " but found "
              + Excerpt.text(example.answer().content().text());
      drop(DropReason.UNKNOWN_LABEL, example, message, outlet);
    }
  }

  private void json(Example example, Outlet<Example> outlet) throws IOException {
    String text = example.answer().content().text();
    Optional<String> fenced = Fences.inside(text);
    if (!Fences.isJson(fenced.orElse(text))) {
      String message = "output_is_json: expected JSON but found " + Excerpt.text(text);
      drop(DropReason.ANSWER_NOT_JSON, example, message, outlet);
    } else if (fenced.isPresent()) {
      fences++;
      outlet.keep(ClassLabels.said(example, fenced.get()));
    } else {
      outlet.keep(example);
    }
  }

  private static void drop(
      DropReason reason, Example example, String message, Outlet<Example> outlet)
      throws IOException {
    outlet.drop(RowDrops.drop(reason, example, message));
  }
}
