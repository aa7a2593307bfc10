package io.tracemill.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.ask.journal.SharedJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledAskingTest {
  private static final String SILENT = "the server is down";

  private final List<String> heard = new ArrayList<>();
  private final AskingListener listener =
      new AskingListener() {
        @Override
        public void expected(Teacher teacher, long requests) {
          heard.add("expect " + requests);
        }

        @Override
        public void asked(Teacher teacher) {
          heard.add("ask");
        }

        @Override
        public void answered(Teacher teacher, Outcome outcome) {
          heard.add("answer " + outcome.row());
        }

        @Override
        public void gaveUp(Teacher teacher, String reason) {
          heard.add(teacher.name() + " is silent: " + reason);
        }
      };

  @TempDir private Path folder = Path.of("");
  private SharedJournal journal;

  @BeforeEach
  void open() throws IOException {
    journal = SharedJournal.open(folder.resolve("journal"));
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private static Prompt prompt(int number) {
    return new Prompt.Conversation("[\"" + number + "\"]", "[]");
  }

  private static List<Prompt> prompts(int... numbers) {
    return IntStream.of(numbers).mapToObj(JournaledAskingTest::prompt).toList();
  }

  private static ScriptedTeacher echo(String name) {
    return new ScriptedTeacher(name, prompt -> name + " " + prompt.messages());
  }

  private static Outcome said(String text) {
    return ScriptedTeacher.answered(0, text);
  }

  private JournaledAsking asking(OnFailure onFailure, long most) {
    return new JournaledAsking(journal, listener, onFailure, most);
  }

  private JournaledAsking asking() {
    return new JournaledAsking(journal, listener);
  }

  @Test
  void isAskedOnceAndFoundForGood() throws IOException {
    ScriptedTeacher ant = echo("ant");
    JournaledAsking asking = asking();
    asking.expect(ant, 3);
    assertThat(asking.find(ant, prompt(1))).isEmpty();
    asking.ask(ant, prompts(1, 2, 1, 1).iterator());
    asking.ask(ant, prompts(2, 3, 1).iterator());

    assertThat(ant.asked()).isEqualTo(3);
    assertThat(asking.find(ant, prompt(1))).contains(said("ant [\"1\"]"));
    assertThat(asking.find(ant, prompt(3))).contains(said("ant [\"3\"]"));
    assertThat(asking.find(ant, prompt(4))).isEmpty();
    assertThat(heard)
        .containsExactly("expect 3", "ask", "answer 0", "ask", "answer 1", "ask", "answer 0");
  }

  @Test
  void anotherRunAsksNothing() throws IOException {
    asking().ask(echo("ant"), prompts(1, 2).iterator());
    close();
    open();
    ScriptedTeacher again = echo("ant");
    ScriptedTeacher other = echo("bee");
    asking().ask(again, prompts(2, 1).iterator());
    asking().ask(other, prompts(2).iterator());

    assertThat(again.asked()).isZero();
    assertThat(other.asked()).as("answers depend on who gave them").isEqualTo(1);
    assertThat(asking().find(again, prompt(2))).contains(said("ant [\"2\"]"));
  }

  @Test
  void nobodyIsOpenedForNothing() throws IOException {
    asking().ask(unreachable(), prompts().iterator());
    asking().ask(echo("away"), prompts(1).iterator());
    asking().ask(unreachable(), prompts(1).iterator());

    assertThat(journal.size()).isEqualTo(1);
  }

  @Test
  void failedForGoodIsAnAnswer() throws IOException {
    ScriptedTeacher strict =
        ScriptedTeacher.ending("strict", request -> new Outcome.Failed(request.row(), "refused"));
    asking().ask(strict, prompts(1).iterator());
    asking().ask(strict, prompts(1).iterator());

    assertThat(strict.asked()).isEqualTo(1);
    assertThat(asking().find(strict, prompt(1))).contains(new Outcome.Failed(0, "refused"));
  }

  @Test
  void limitEndsARunAndTheNextGoesOn() throws IOException {
    ScriptedTeacher ant = echo("ant");
    JournaledAsking two = asking(OnFailure.STOP, 2);

    assertThatThrownBy(() -> two.ask(ant, prompts(1, 1, 2, 3).iterator()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the limit of 2 requests is reached (`max-requests`); what is answered is kept, and"
                + " the same command goes on: it makes as many more, or all with a higher limit");
    assertThat(journal.size()).isEqualTo(2);
    assertThatThrownBy(() -> two.ask(echo("bee"), prompts(1).iterator()))
        .as("it is for all teachers")
        .hasMessageStartingWith("the limit of 2 requests");
    two.ask(ant, prompts(2, 1).iterator());
    asking(OnFailure.STOP, 2).ask(ant, prompts(1, 2, 3, 4).iterator());
    assertThat(ant.asked()).isEqualTo(4);
  }

  @Test
  void unansweredStopsButOnlyWhenAllWereAsked() throws IOException {
    ScriptedTeacher flaky = flaky();
    JournaledAsking asking = asking();

    assertThatThrownBy(() -> asking.ask(flaky, prompts(1, 2, 3).iterator()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "flaky gave no answer to 1 of 3 requests, to the last because busy; what is answered"
                + " is kept, and the same command asks only the others; with `teacher-failure`"
                + " continue a run goes on without them");
    assertThat(journal.size()).as("no such outcome is noted").isEqualTo(2);
    assertThat(Files.readString(folder.resolve("journal"))).doesNotContain("busy");
  }

  @Test
  void unansweredIsNotAskedAgainInTheSameRun() throws IOException {
    ScriptedTeacher flaky = flaky();
    JournaledAsking asking = asking(OnFailure.CONTINUE, Long.MAX_VALUE);
    asking.ask(flaky, prompts(1, 2, 3).iterator());
    asking.ask(flaky, prompts(1, 2, 3).iterator());

    assertThat(flaky.asked()).isEqualTo(3);
    assertThat(asking.find(flaky, prompt(2))).contains(new Outcome.Unanswered(0, "busy"));
    JournaledAsking next = asking(OnFailure.CONTINUE, Long.MAX_VALUE);
    next.ask(flaky, prompts(1, 2, 3).iterator());
    assertThat(flaky.asked()).as("but in the next").isEqualTo(4);
  }

  @Test
  void silentTeacherStopsARun() {
    assertThatThrownBy(() -> asking().ask(unreachable(), prompts(1).iterator()))
        .isInstanceOf(IOException.class)
        .hasMessage(SILENT);
    assertThat(heard).doesNotContain("away is silent: " + SILENT);
  }

  @Test
  void silentTeacherIsLeftAloneWhereARunGoesOn() throws IOException {
    JournaledAsking asking = asking(OnFailure.CONTINUE, Long.MAX_VALUE);
    Teacher away = unreachable();
    asking.ask(away, prompts(1, 2).iterator());
    asking.ask(away, prompts(3).iterator());

    assertThat(heard).containsExactly("away is silent: " + SILENT);
    assertThat(asking.find(away, prompt(3))).contains(new Outcome.Unanswered(0, SILENT));
    assertThat(asking.find(echo("ant"), prompt(3))).isEmpty();
    assertThat(journal.size()).isZero();
  }

  @Test
  void answersToWhatNobodyAskedAreAMistake() {
    ScriptedTeacher odd = ScriptedTeacher.ending("odd", request -> said("x"));

    assertThatThrownBy(() -> asking().ask(odd, prompts(1, 2).iterator()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("odd answered what it was not asked");
  }

  @Test
  void whatAListenerThrowsEndsTheAsking() {
    ScriptedTeacher ant = echo("ant");
    AskingListener tired =
        new AskingListener() {
          @Override
          public void asked(Teacher teacher) {
            throw new IllegalStateException("enough");
          }
        };

    assertThatThrownBy(() -> new JournaledAsking(journal, tired).ask(ant, prompts(1).iterator()))
        .hasMessage("enough");
    assertThat(journal.size()).isZero();
  }

  private static ScriptedTeacher flaky() {
    return ScriptedTeacher.ending(
        "flaky",
        request ->
            request.prompt().equals(prompt(2))
                ? new Outcome.Unanswered(request.row(), "busy")
                : ScriptedTeacher.answered(request.row(), "fine"));
  }

  /** A teacher of the same identity as {@code away} that nobody can open. */
  private static Teacher unreachable() {
    return new Teacher() {
      @Override
      public String name() {
        return "away";
      }

      @Override
      public Map<String, String> identity() {
        return Map.of("script", "away");
      }

      @Override
      public TemplateFeatures template() {
        return TemplateFeatures.ALL;
      }

      @Override
      public Decoding decoding() {
        return Decoding.greedy(64);
      }

      @Override
      public OpenModel open() throws IOException {
        throw new IOException(SILENT);
      }
    };
  }
}
