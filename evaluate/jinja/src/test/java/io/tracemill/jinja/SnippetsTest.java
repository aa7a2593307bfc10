package io.tracemill.jinja;

import io.tracemill.json.Case;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Small templates against what Jinja2 3.1.6 makes of them in the hub's own library's settings. */
final class SnippetsTest {
  @TestFactory
  Stream<DynamicTest> snippets() {
    return TemplateCase.tests(Case.read("/jinja/snippets.jsonl"));
  }
}
