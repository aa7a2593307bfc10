package io.tracemill.teach;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.journal.SharedJournal;
import io.tracemill.teach.EstimatedAsking.Estimate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatedAskingTest {
  @TempDir private Path folder = Path.of("");

  private static Prompt prompt(String text) {
    return new Prompt.Text(text);
  }

  @Test
  void countsEachOnceAndAsksNobody() throws IOException {
    ScriptedTeacher bee =
        ScriptedTeacher.ending("bee", request -> ScriptedTeacher.answered(request.row(), "yes"));
    ScriptedTeacher ant =
        ScriptedTeacher.ending("ant", request -> ScriptedTeacher.answered(request.row(), "no"));
    try (SharedJournal journal = SharedJournal.open(folder.resolve("journal"))) {
      new JournaledAsking(journal, new AskingListener() {})
          .ask(bee, List.of(prompt("known")).iterator());
      EstimatedAsking asking = new EstimatedAsking(journal);

      assertThat(asking.find(bee, prompt("known"))).contains(ScriptedTeacher.answered(0, "yes"));
      assertThat(asking.find(bee, prompt("known"))).isPresent();
      assertThat(asking.find(bee, prompt("one"))).isEmpty();
      asking.ask(
          bee, List.of(prompt("one"), prompt("known"), prompt("three"), prompt("one")).iterator());
      asking.ask(ant, List.of(prompt("known")).iterator());

      assertThat(asking.find(bee, prompt("one")))
          .contains(new Outcome.Unanswered(0, "it is only counted"));
      assertThat(asking.find(ant, prompt("one"))).isEmpty();
      // Of each prompt the line that says what it is counts as well: "text" and a line feed.
      assertThat(asking.estimates())
          .containsExactly(new Estimate("bee", 2, 1, 5 + 3 + 5 + 5), new Estimate("ant", 1, 0, 10));
      assertThat(journal.size()).isEqualTo(1);
    }
    assertThat(bee.asked()).isEqualTo(1);
    assertThat(ant.asked()).isZero();
  }
}
