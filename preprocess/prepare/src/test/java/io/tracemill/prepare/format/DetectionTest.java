package io.tracemill.prepare.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DetectionTest {
  @ParameterizedTest
  @CsvSource({
    "openai_messages",
    "openai_messages_with_images",
    "langfuse",
    "unstructured_with_openai_messages"
  })
  void findsTheFormatOfEachFolder(String name) throws Exception {
    Detection detection = new Detection();
    Resources.lines("in.jsonl", Resources.bytes("/formats/" + name + "/in.jsonl"))
        .forEach(line -> detection.look(new Tape().read(line)));
    assertThat(detection.format()).map(TraceFormat::name).contains(name);
  }

  @TestFactory
  Stream<DynamicTest> findsWhatFitsBest() {
    return Case.tests("/detection/lines.jsonl", DetectionTest::check);
  }

  private static void check(Case each) {
    List<String> best = each.items("best").stream().map(Node::text).toList();
    Detection detection = new Detection();
    each.items("lines").forEach(line -> detection.look(Resources.node(line.raw().toString())));
    assertThat(names(detection.best())).isEqualTo(best);
    assertThat(names(detection.format().stream().toList()))
        .isEqualTo(best.size() == 1 ? best : List.of());
    assertThat(detection.lines()).isEqualTo(each.items("lines").size());
    each.find("readable")
        .ifPresent(
            formats ->
                formats
                    .fields()
                    .forEach(
                        format ->
                            assertThat(
                                    detection.readable(Formats.named(format.key()).orElseThrow()))
                                .isEqualTo(format.value().number().intValue())));
  }

  private static List<String> names(List<TraceFormat> formats) {
    return formats.stream().map(TraceFormat::name).toList();
  }
}
