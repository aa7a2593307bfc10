package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.List;

/**
 * The filters and tests that a template names and that do not exist, as far as it is read.
 *
 * <p>As in Jinja, inside {@code if} and conditional expressions one fails only where it is reached,
 * so that a template can ask first whether it exists; elsewhere the template is refused. What lies
 * inside a loop, macro or block of its own counts as elsewhere, even where that stands in an {@code
 * if} (Jinja's compiler, {@code Frame.soft_frame}).
 */
final class UnknownNames {
  private final List<TemplateException> failures = new ArrayList<>();

  void add(TemplateException failure) {
    failures.add(failure);
  }

  /** How many there are: what comes from here on can be excused or refused. */
  int mark() {
    return failures.size();
  }

  /** Lets pass those since {@code mark} until they are reached. */
  void excuse(int mark) {
    failures.subList(mark, failures.size()).clear();
  }

  /** Fails with the first since {@code mark}, if there is one. */
  void refuse(int mark) {
    if (failures.size() > mark) {
      throw failures.get(mark);
    }
  }
}
