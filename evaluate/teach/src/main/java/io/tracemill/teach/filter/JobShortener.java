package io.tracemill.teach.filter;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.teach.Asking;
import io.tracemill.teach.PlainAnswer;
import io.tracemill.teach.PromptFile;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.Teacher;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Has a teacher shorten a job description, so that many prompts can tell it. */
final class JobShortener {
  /** The file that its prompt is made from. */
  static final String FILE = "shorten-job";

  private static final String JOB = "job";

  private final Teacher teacher;
  private final Asking asking;
  private final PromptFile text;

  private JobShortener(Teacher teacher, Asking asking, PromptFile text) {
    this.teacher = teacher;
    this.asking = asking;
    this.text = text;
  }

  /**
   * One whose prompt is in {@code files}.
   *
   * @throws IOException if the file cannot be used
   */
  static JobShortener read(Teacher teacher, Asking asking, PromptFiles files) throws IOException {
    return new JobShortener(teacher, asking, files.read(FILE, List.of(JOB), List.of(JOB)));
  }

  /** A shorter text than {@code job}, or {@code job} itself if the teacher gives none. */
  String shorten(String job) throws IOException {
    Prompt prompt = text.prompt(Map.of(JOB, job));
    if (asking.find(teacher, prompt).isEmpty()) {
      asking.expect(teacher, 1);
      asking.ask(teacher, List.of(prompt).iterator());
    }
    return asking
        .find(teacher, prompt)
        .filter(Outcome.Answered.class::isInstance)
        .map(Outcome.Answered.class::cast)
        .filter(answered -> !answered.ending().isCut())
        .map(PlainAnswer::of)
        .filter(shorter -> !shorter.isBlank() && shorter.length() < job.length())
        .orElse(job);
  }
}
