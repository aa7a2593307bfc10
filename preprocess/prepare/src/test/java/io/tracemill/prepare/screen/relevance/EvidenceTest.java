package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.trace.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  @Test
  void readsWhatItWrites() {
    Evidence.Draft draft = new Evidence.Draft();
    draft.add(Count.CALLS, 3);
    draft.add(Count.SAME_ROLE, 300);
    draft.add(Count.EARLY_FAREWELLS);
    draft.set(Flag.ENDS_CUT);
    draft.describe(0);
    draft.describe(127);
    for (int i = 0; i < 20; i++) {
      draft.word(1000L + i);
    }
    Evidence evidence = draft.evidence();
    long[] row = new long[Evidence.LONGS + 2];
    evidence.writeTo(row, 1);
    assertThat(Evidence.readFrom(row, 1)).isEqualTo(evidence);
    assertThat(row[0]).isZero();
    assertThat(row[row.length - 1]).isZero();
    assertThat(evidence.count(Count.CALLS)).isEqualTo(3);
    assertThat(evidence.count(Count.SAME_ROLE)).isEqualTo(Evidence.MOST);
    assertThat(evidence.count(Count.EARLY_FAREWELLS)).isEqualTo(1);
    assertThat(evidence.is(Flag.ENDS_CUT)).isTrue();
    assertThat(evidence.is(Flag.STARTS_WITH_ASSISTANT)).isFalse();
    assertThat(evidence.describes(0) && evidence.describes(127)).isTrue();
    assertThat(evidence.describes(64)).isFalse();
    assertThat(evidence.word(0)).isEqualTo(1001);
    assertThat(evidence.word(14)).isEqualTo(1015);
  }

  @Test
  void takesPartsAsItTakesText() {
    String text = "I lost my card, and it was charged with";
    String parts = "{\"role\":\"%s\",\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
    List<String> lines =
        List.of(
            Shape.line(List.of(Shape.user(text), Shape.assistant(text))),
            Shape.line(List.of(parts.formatted("user"), parts.formatted("assistant"))));
    Gatherer gatherer = new Gatherer(Domain.BANKING.job(), Task.CHAT_COMPLETION);
    List<Evidence> all = new ArrayList<>();
    Recorded.forEach(lines, trace -> all.add(gatherer.gather(trace)));
    assertThat(all.get(0).is(Flag.ENDS_CUT)).isTrue();
    assertThat(all.get(1)).isEqualTo(all.get(0));
  }
}
