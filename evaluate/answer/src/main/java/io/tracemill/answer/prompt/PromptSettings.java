package io.tracemill.answer.prompt;

import io.tracemill.ask.TemplateFeatures;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.List;

/**
 * What the prompts of a test set have in common.
 *
 * @param examples of the train split, shown in each prompt; see {@link FewShot}
 */
public record PromptSettings(
    Task task,
    JobDescription job,
    List<TestRow> examples,
    TemplateFeatures template,
    Wording wording) {

  /** Copies the examples. */
  public PromptSettings {
    examples = List.copyOf(examples);
  }

  /** Without examples, for a template that can show all, in plain words. */
  public static PromptSettings of(Task task, JobDescription job) {
    return new PromptSettings(task, job, List.of(), TemplateFeatures.ALL, Wording.PLAIN);
  }

  /** The same with examples. */
  public PromptSettings withExamples(List<TestRow> shown) {
    return new PromptSettings(task, job, shown, template, wording);
  }

  /** The same for another template. */
  public PromptSettings withTemplate(TemplateFeatures other) {
    return new PromptSettings(task, job, examples, other, wording);
  }

  /** The same in other words. */
  public PromptSettings withWording(Wording other) {
    return new PromptSettings(task, job, examples, template, other);
  }
}
