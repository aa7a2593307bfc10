package io.tracemill.prepare.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class DetectionTest {
  static List<String> formats() {
    return Formats.names();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void findsTheFormatOfEachFolder(String name) throws Exception {
    Detection detection = new Detection();
    for (String record : Resources.cases("/formats/" + name + "/in.jsonl")) {
      detection.look(Resources.node(record));
    }
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

  @TestFactory
  Stream<DynamicTest> saysWhatLinesAreInstead() {
    return Case.tests("/detection/lookalikes.jsonl", DetectionTest::checkInstead);
  }

  private static void checkInstead(Case each) {
    Detection detection = new Detection();
    each.items("lines").forEach(line -> detection.look(Resources.node(line.raw().toString())));
    String are = each.text("are");
    assertThat(detection.lookalike().map(words -> words.split("[:,] ")[0]).orElse(""))
        .isEqualTo(are.split("[:,] ")[0]);
    each.find("has")
        .ifPresent(has -> assertThat(detection.unfit().orElse("")).isEqualTo(has.text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PAR1xyz | t:1: the file is a Parquet file: write it as JSON Lines first",
        "<!DOCTYPE html> | t:1: the file is a web page: was the file downloaded with its login?",
        "{'role': 'user'} | t:1: the file is objects as Python prints them: write them with"
            + " json.dumps",
        "interactions: | t:1: the file is a cassette of VCR (YAML): write the bodies of each call as a"
            + " line {\"request\": ..., \"response\": ...}",
        "--- | t:1: the file is YAML: write each of its records as a line of JSON",
        "id,text | t:1: the file is a table (CSV), as it looks, without a column that is known: name"
            + " what was said messages, input and output, or prompt and completion",
        "{\"a\":NaN} | t:1: not JSON at byte 6: found NaN, which only Python takes: write null, and"
            + " pass allow_nan=False to json.dumps"
      })
  void saysWhatIsWrongWithTheFirstLine(String line, String problem) throws Exception {
    Lines lines =
        new Lines(List.of(Line.of("t", line.getBytes(UTF_8)), Line.of("t", new byte[0])), 1);
    Queue<Lines> all = new ArrayDeque<>(List.of(lines));
    Sampled sampled = new Sampled(() -> Optional.ofNullable(all.poll()), TokenizerKind.JACKSON);

    assertThat(sampled.detect().problem()).contains(problem);
    assertThat(sampled.detect().lines()).isZero();
  }

  private static List<String> names(List<TraceFormat> formats) {
    return formats.stream().map(TraceFormat::name).toList();
  }
}
