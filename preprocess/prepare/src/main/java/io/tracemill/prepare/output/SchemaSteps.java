package io.tracemill.prepare.output;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import java.util.List;
import java.util.Locale;

/**
 * One check of arguments, which ends where it takes too long: a schema is a stranger's program that
 * may double its work with every line.
 */
final class SchemaSteps extends ExecutionContext {
  /** Values looked at: some seconds. */
  private static final int MOST = 2_000_000;

  private int steps;

  private SchemaSteps() {
    super(ExecutionConfig.builder().locale(Locale.ROOT).build());
  }

  /** Begins one; as what it is, so that to load who asks for it does not load the library. */
  static ExecutionContext begin() {
    return new SchemaSteps();
  }

  /** The library asks for them before each value that it checks. */
  @Override
  public List<Error> getErrors() {
    steps++;
    if (steps > MOST) {
      throw new EndlessException("more than " + MOST + " steps");
    }
    return super.getErrors();
  }
}
