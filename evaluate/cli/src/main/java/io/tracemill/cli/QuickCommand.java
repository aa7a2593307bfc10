package io.tracemill.cli;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * A command whose commonest options can be taken without picocli: see {@link QuickLine}.
 *
 * <p>Whatever an answer of {@code false} is given to is left to picocli, which knows every option
 * by its annotation; so an option that is not taken here works, too, and only starts slower.
 */
interface QuickCommand extends Callable<Integer> {

  /** Takes an option without a value, such as {@code --strict}. */
  boolean flag(String name);

  /** Takes an option with a value that is surely right. */
  boolean option(String name, String value);

  /** Takes the arguments that are no options, after all options. */
  boolean arguments(List<String> given);

  /** What the command talks through. */
  Terminal terminal();
}
