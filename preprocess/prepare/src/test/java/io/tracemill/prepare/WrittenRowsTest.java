package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class WrittenRowsTest {
  @TestFactory
  Stream<DynamicTest> whatIsShared() {
    return Case.tests("/conversations/overlap.jsonl", WrittenRowsTest::check);
  }

  @TestFactory
  Stream<DynamicTest> whatContradictsItself() {
    return Case.tests(
        "/conversations/contradicted.jsonl",
        each -> {
          Contradicted expected =
              new Contradicted(
                  each.number("in_train"), each.number("in_test"), each.number("across"));
          assertThat(read(each).contradicted()).isEqualTo(expected);
        });
  }

  private static void check(Case each) throws IOException {
    Overlap overlap = read(each).overlap();
    Overlap expected =
        new Overlap(
            each.number("rows"), each.number("conversations"), each.number("first_messages"));
    assertThat(overlap).isEqualTo(expected);
    assertThat(overlap.isNone()).isEqualTo(expected.equals(new Overlap(0, 0, 0)));
  }

  private static WrittenRows read(Case each) throws IOException {
    return WrittenRows.read(stream(each, "train"), stream(each, "test"));
  }

  private static InputStream stream(Case each, String rows) {
    String text =
        each.items(rows).stream().map(row -> row.raw() + "\n").collect(Collectors.joining());
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
