package io.tracemill.bench.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.format.Detection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GeneratedInputTest {
  private static final int SIZE = 300_000;

  @ParameterizedTest
  @EnumSource(InputShape.class)
  void isAlwaysTheSameAndOfItsFormat(InputShape shape) {
    GeneratedInput input = GeneratedInput.of(shape, SIZE);
    assertThat(input.bytes()).hasSize(SIZE).isEqualTo(GeneratedInput.of(shape, SIZE).bytes());
    Detection detection = new Detection();
    Tape tape = new Tape();
    for (Line line : input.lines()) {
      Node node = tape.read(line);
      detection.look(node);
    }
    assertThat(detection.format()).contains(shape.format());
  }
}
