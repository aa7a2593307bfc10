package io.tracemill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told first. */
final class SurprisesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void labelsWithoutTestRowsOrHardlyAnyToTrainOnAreNamed() throws IOException {
    run("classification", "\"labels\":{\"a\":9,\"b\":9,\"c\":9,\"(other)\":50}")
        .lines("train.jsonl", answers(8, "a", 6, "b", 2, "c"))
        .lines("test.jsonl", answers(3, "a", 0, "b", 1, "c"));

    assertThat(Surprises.of(NameShares.of(RunFolder.of(folder))))
        .containsExactly(
            "no test row has the label b (6 to train), so the test says nothing of it",
            "hardly any row to train on has the label c (2 to train)");
  }

  @Test
  void theToolThatLosesMostIsNamed() throws IOException {
    String f = "{\\\"name\\\":\\\"f\\\",\\\"parameters\\\":{}}";
    String g = "{\\\"name\\\":\\\"g\\\",\\\"parameters\\\":{}}";
    run("tool-calling-closed-book", "\"tools\":{\"f\":40,\"g\":40,\"old_g\":20}")
        .lines("train.jsonl", answers(30, f, 5, g, 0, ""))
        .lines("test.jsonl", answers(10, f, 2, g, 0, ""));

    assertThat(Surprises.of(NameShares.of(RunFolder.of(folder))))
        .containsExactly(
            "the tool g is lost: 40 times in the traces, 7 in the rows,"
                + " where its share would be 18");
  }

  @Test
  void aToolThatNoRowCallsIsLostToo() throws IOException {
    String f = "{\\\"name\\\":\\\"f\\\",\\\"parameters\\\":{}}";
    run("tool-calling-closed-book", "\"tools\":{\"f\":40,\"renamed\":90}")
        .lines("train.jsonl", answers(9, f, 0, "", 0, ""));

    assertThat(Surprises.of(NameShares.of(RunFolder.of(folder))))
        .containsExactly(
            "the tool renamed is lost: 90 times in the traces, 0 in the rows,"
                + " where its share would be 6");
  }

  @Test
  void nothingIsSaidOfTextsOrWhereNothingIsWrong() throws IOException {
    run("question-answering", "\"turns\":{}").lines("train.jsonl", answers(1, "a", 1, "b", 1, "c"));
    assertThat(Surprises.of(NameShares.of(RunFolder.of(folder)))).isEmpty();

    run("classification", "\"labels\":{\"a\":9,\"b\":9}")
        .lines("train.jsonl", answers(8, "a", 6, "b", 0, ""))
        .lines("test.jsonl", answers(3, "a", 3, "b", 0, ""));
    assertThat(Surprises.of(NameShares.of(RunFolder.of(folder)))).isEmpty();
  }

  @Test
  void manyNamesAreFiveAndANumber() throws IOException {
    List<String> train = new ArrayList<>();
    for (int label = 0; label < 9; label++) {
      train.add("{\"question\":\"q\",\"answer\":\"l" + label + "\"}");
    }
    run("classification", "\"labels\":{}").lines("train.jsonl", train);

    assertThat(Surprises.of(NameShares.of(RunFolder.of(folder))))
        .containsExactly(
            "hardly any row to train on has the labels l0 (1 to train), l1 (1 to train),"
                + " l2 (1 to train), l3 (1 to train), l4 (1 to train) and 4 more");
  }

  private RunOnDisk run(String task, String survey) throws IOException {
    return new RunOnDisk(folder)
        .put(
            "run.json",
            "{\"settings\":{\"base.task\":{\"value\":\""
                + task
                + "\"}},\"survey\":{"
                + survey
                + "}}");
  }

  private static List<String> answers(int a, String x, int b, String y, int c, String z) {
    List<String> rows = new ArrayList<>();
    rows.addAll(Collections.nCopies(a, row(x)));
    rows.addAll(Collections.nCopies(b, row(y)));
    rows.addAll(Collections.nCopies(c, row(z)));
    return rows;
  }

  private static String row(String answer) {
    return "{\"question\":\"q\",\"answer\":\"" + answer + "\"}";
  }
}
