package io.tracemill.cli;

import io.tracemill.trace.Task;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --task}. */
final class TaskOption implements ITypeConverter<Task> {

  /** The names it takes. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Task.values()).map(Task::key).iterator();
    }
  }

  @Override
  public Task convert(String value) {
    return Arrays.stream(Task.values())
        .filter(task -> task.key().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of "
                        + Arrays.stream(Task.values()).map(Task::key).toList()
                        + " but found "
                        + value));
  }
}
