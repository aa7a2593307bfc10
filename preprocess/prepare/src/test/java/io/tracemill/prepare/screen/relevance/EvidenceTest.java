package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.table.TraceRow;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final JobVocabulary VOCABULARY = JobVocabulary.of(Domain.BANKING.tools());

  @Test
  void readsWhatItWrites() {
    Evidence.Draft draft = new Evidence.Draft(VOCABULARY);
    draft.add(Count.CALLS, 3);
    draft.add(Count.SAME_ROLE, 300);
    draft.add(Count.EARLY_FAREWELLS);
    draft.set(Flag.ENDS_CUT);
    for (int i = 0; i < 20; i++) {
      draft.word(1000L + i);
    }
    Evidence evidence = evidence(draft);
    assertThat(evidence.count(Count.CALLS)).isEqualTo(3);
    assertThat(evidence.count(Count.SAME_ROLE)).isEqualTo(Evidence.MOST);
    assertThat(evidence.count(Count.EARLY_FAREWELLS)).isEqualTo(1);
    assertThat(evidence.count(Count.ERRORS)).isZero();
    for (Flag flag : Flag.values()) {
      assertThat(evidence.is(flag)).as(flag.name()).isEqualTo(flag == Flag.ENDS_CUT);
    }
    for (int i = 0; i < Evidence.WORDS; i++) {
      assertThat(evidence.word(i)).isEqualTo(1001 + i);
    }
  }

  @Test
  void remembersWordsOfTheJobDescriptionByWeightAndTheFirstByName() {
    Evidence.Draft draft = new Evidence.Draft(VOCABULARY);
    int weight = 0;
    for (int word : List.of(9, 0, 3, 3, 11, 7, 10)) {
      draft.describe(word);
    }
    for (int word : List.of(0, 3, 7, 9, 10, 11)) {
      weight += VOCABULARY.word(word).weight();
    }
    Evidence evidence = evidence(draft);
    assertThat(evidence.count(Count.DESCRIBED_WORDS)).isEqualTo(6);
    assertThat(evidence.count(Count.DESCRIBED_WEIGHT)).isEqualTo(weight);
    for (int i = 0; i < Evidence.NAMED; i++) {
      assertThat(evidence.named(i)).isEqualTo(List.of(0, 3, 7, 9, 10).get(i));
    }
  }

  @Test
  void nothingIsLeftOfTheTraceBefore() {
    Evidence.Draft draft = new Evidence.Draft(VOCABULARY);
    draft.add(Count.CALLS);
    draft.set(Flag.CALLS_NOTHING);
    draft.describe(2);
    draft.word(7);
    evidence(draft);
    draft.clear();
    Evidence evidence = evidence(draft);
    for (Count count : Count.ALL) {
      assertThat(evidence.count(count)).as(count.name()).isZero();
    }
    assertThat(evidence.is(Flag.CALLS_NOTHING)).isFalse();
    assertThat(evidence.word(0)).isZero();
  }

  /** As much as a recorded conversation shows (baseline, mixing), and more than most do. */
  @Test
  void aRowWithRichEvidenceTakesLessThan100Bytes() {
    Evidence.Draft draft = new Evidence.Draft(VOCABULARY);
    TraceTable table = new TraceTable(List.of(Evidence.COLUMN));
    TraceRow row = table.row();
    int rows = 200_000;
    for (int trace = 0; trace < rows; trace++) {
      draft.clear();
      for (int i = 0; i < 14; i++) {
        draft.add(Count.ALL[(trace + i) % Count.ALL.length], 1 + i);
      }
      for (int word = 0; word < Evidence.NAMED; word++) {
        draft.describe(word);
      }
      for (int word = 0; word < Evidence.WORDS; word++) {
        draft.word(word * 0x9e3779b97f4a7c15L + trace);
      }
      row.set(Evidence.COLUMN, draft.bytes());
      table.add(row);
    }
    int fateGroupAndIndex = 1 + Integer.BYTES + 1;
    assertThat(table.bytes() / (double) rows + fateGroupAndIndex).isBetween(95.0, 100.0);
  }

  private static Evidence evidence(Evidence.Draft draft) {
    TraceTable table = new TraceTable(List.of(Evidence.COLUMN));
    TraceRow row = table.row();
    row.set(Evidence.COLUMN, draft.bytes());
    table.add(row);
    return Evidence.of(table).apply(0);
  }

  @Test
  void takesPartsAsItTakesText() {
    String text = "I lost my card, and it was charged with";
    String parts = "{\"role\":\"%s\",\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
    List<String> lines =
        List.of(
            ConversationShape.line(
                List.of(ConversationShape.user(text), ConversationShape.assistant(text))),
            ConversationShape.line(List.of(parts.formatted("user"), parts.formatted("assistant"))));
    RelevanceScreen screen =
        RelevanceScreen.of(Domain.BANKING.job(), Task.CHAT_COMPLETION, Thresholds.DEFAULT);
    TraceTable table = Surveyed.table(screen, lines);
    assertThat(Evidence.of(table).apply(0).is(Flag.ENDS_CUT)).isTrue();
    assertThat(Evidence.of(table).apply(1)).isEqualTo(Evidence.of(table).apply(0));
  }
}
