package io.tracemill.prepare.output;

import io.tracemill.trace.Classes;
import io.tracemill.trace.Content;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Message;
import io.tracemill.trace.Task;
import java.util.List;
import java.util.Optional;

/** Writes the labels of a classification as the classes are that they name. */
public final class ClassLabels {
  private final boolean any;
  private final Classes classes;

  /** For the classes of {@code job}; answers of other tasks are no labels. */
  public ClassLabels(Task task, JobDescription job) {
    this.any = task == Task.CLASSIFICATION;
    this.classes = new Classes(job.classes().keySet());
  }

  /**
   * Answers with the class that the answer of {@code example} names; nothing where it names none.
   */
  Optional<Example> find(Example example) {
    String label = example.answer().content().text();
    return classes.find(label).map(name -> name.equals(label) ? example : said(example, name));
  }

  /** The same where it can be; otherwise {@code example}. */
  public Example mended(Example example) {
    return any ? find(example).orElse(example) : example;
  }

  /** The example whose answer says {@code text}, and calls nothing. */
  static Example said(Example example, String text) {
    Message answer = example.answer();
    return example.with(
        new Message(
            answer.role(),
            new Content.Text(text),
            List.of(),
            answer.toolCallId(),
            answer.name(),
            answer.lesson(),
            answer.aside()));
  }
}
