package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.text.Escapes;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Label;
import io.tracemill.trace.Task;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The classes of a job description, as answers name them. */
final class ClassNames {
  /** The longest answer, in bytes, that is searched for a class it may name among other words. */
  private static final int LONGEST = 300;

  /** In JSON that is the answer's text. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\u[0-9a-fA-F]{4}|\\\\.");

  private static final Pattern BETWEEN = Pattern.compile("[\\p{P}\\p{S}]+");

  private final Set<String> labels;

  /** Characters of the longest, with the spaces around it. */
  private final int longest;

  private ClassNames(Set<String> labels) {
    this.labels = labels;
    this.longest = labels.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Without any, unless the task is to classify. */
  static ClassNames of(JobDescription job, Task task) {
    Set<String> labels = new HashSet<>();
    if (task == Task.CLASSIFICATION) {
      job.classes().keySet().forEach(label -> labels.add(plain(label)));
    }
    return new ClassNames(labels);
  }

  boolean any() {
    return !labels.isEmpty();
  }

  /** Whether the answer is a class, or a short text or some JSON that names one. */
  boolean isIn(Slice answer) {
    if (answer.length() > LONGEST) {
      return false;
    }
    String text = plain(Escapes.text(answer.bytes(), answer.start(), answer.end()));
    return labels.contains(text) || names(text);
  }

  /**
   * Whether any words of the text are a class: it may have fewer of them than there are classes.
   */
  private boolean names(String text) {
    for (int start = 0; start < text.length() - 1; start = text.indexOf(' ', start + 1)) {
      int end = text.indexOf(' ', start + 1);
      while (end > 0 && end - start < longest) {
        String words = text.substring(start, end + 1);
        if (labels.contains(words) && isNamed(text, words)) {
          return true;
        }
        end = text.indexOf(' ', end + 1);
      }
    }
    return false;
  }

  /** Only a name of some length, which no chatter has by chance, or one that fills the answer. */
  private static boolean isNamed(String text, String label) {
    return label.indexOf(' ', 1) < label.length() - 1 || text.length() <= 2 * label.length() + 12;
  }

  /** Folded as labels are, its words divided and surrounded by single spaces. */
  private static String plain(String text) {
    String words = ESCAPE.matcher(text).replaceAll(" ");
    return " " + Label.folded(BETWEEN.matcher(words).replaceAll(" ")) + " ";
  }
}
