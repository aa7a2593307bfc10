package io.tracemill.jinja;

import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Templates of real models against the text that the hub's own library makes. */
final class ChatTemplateTest {
  @TestFactory
  Stream<DynamicTest> templatesOfModels() throws IOException {
    Path file = SharedData.file("chat_templates/cases.jsonl");
    return Cases.tests(Cases.read("cases.jsonl", Files.newInputStream(file)));
  }

  /** Written in the manner of well-known models, with more kinds of conversations. */
  @TestFactory
  Stream<DynamicTest> templatesInTheMannerOfModels() throws IOException {
    try (InputStream in = ChatTemplateTest.class.getResourceAsStream("/chat/cases.jsonl")) {
      return Cases.tests(Cases.read("cases.jsonl", in));
    }
  }
}
