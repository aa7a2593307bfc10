package io.tracemill.jinja;

import io.tracemill.json.Case;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Templates of real models against the text that the hub's own library makes. */
final class ChatTemplateTest {
  @TestFactory
  Stream<DynamicTest> templatesOfModels() throws IOException {
    Path file = SharedData.file("chat_templates/cases.jsonl");
    return TemplateCase.tests(Case.read(file));
  }

  /** Written in the manner of well-known models, with more kinds of conversations. */
  @TestFactory
  Stream<DynamicTest> templatesInTheMannerOfModels() {
    return TemplateCase.tests(Case.read("/chat/cases.jsonl"));
  }
}
