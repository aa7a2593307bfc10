package io.tracemill.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {
  @ParameterizedTest
  @CsvSource({
    "0,  0,        1,   end, 'at least 1 new token, not 0'",
    "-5, 0,        1,   end, 'at least 1 new token, not -5'",
    "1,  -0.1,     1,   end, a temperature is 0 or above",
    "1,  NaN,      1,   end, a temperature is 0 or above",
    "1,  Infinity, 1,   end, a temperature is 0 or above",
    "1,  0,        0,   end, top-p is above 0 and at most 1",
    "1,  0,        1.1, end, top-p is above 0 and at most 1",
    "1,  0,        NaN, end, top-p is above 0 and at most 1",
    "1,  0,        1,   '',  a stop text is not empty"
  })
  void refusesWhatMeansNothing(int most, double temperature, double topP, String stop, String why) {
    List<String> stops = List.of("first", stop);
    assertThatThrownBy(() -> new Decoding(most, temperature, topP, 1, stops))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  @Test
  void takesTheBorders() {
    assertThat(new Decoding(1, 0, Double.MIN_VALUE, -1, List.of("\n")).stop())
        .containsExactly("\n");
    assertThat(Decoding.greedy(7)).isEqualTo(new Decoding(7, 0, 1, 0, List.of()));
  }

  @Test
  void hasAnotherLimitAndIsElseTheSame() {
    Decoding hot = new Decoding(7, 0.5, 0.9, 3, List.of("\n"));
    assertThat(hot.upTo(9)).isEqualTo(new Decoding(9, 0.5, 0.9, 3, List.of("\n")));
  }

  @Test
  void keepsItsOwnStopTexts() {
    List<String> stop = new ArrayList<>(List.of("a"));
    Decoding decoding = new Decoding(1, 1, 1, 0, stop);
    stop.add("b");
    assertThat(decoding.stop()).containsExactly("a");
  }
}
