package io.tracemill.jinja;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A macro as it is written.
 *
 * @param names the variables that its body uses, by which it is seen what it takes besides its
 *     parameters: {@code varargs}, {@code kwargs} and {@code caller}
 */
record MacroDefinition(
    String name, List<Parameter> parameters, List<Statement> body, Set<String> names) {
  /** A parameter with what it is where it is not given. */
  record Parameter(String name, Optional<Expression> otherwise) {}
}
