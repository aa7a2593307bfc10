package io.tracemill.jinja;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Small templates against what Jinja2 3.1.6 makes of them in the hub's own library's settings. */
final class SnippetsTest {
  @TestFactory
  Stream<DynamicTest> snippets() throws IOException {
    try (InputStream in = SnippetsTest.class.getResourceAsStream("/jinja/snippets.jsonl")) {
      return Cases.tests(Cases.read("snippets.jsonl", in));
    }
  }
}
