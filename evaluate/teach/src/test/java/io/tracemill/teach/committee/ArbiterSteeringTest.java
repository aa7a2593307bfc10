package io.tracemill.teach.committee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.json.Case;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ScriptedTeacher;
import io.tracemill.trace.Jobs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Traces and candidates that try to steer an arbiter who obeys every word outside of the fences,
 * and no other.
 */
class ArbiterSteeringTest {
  private static final long SEED = 123;
  private static final Pattern BOUNDARY = Pattern.compile("<<<([0-9a-f]{16})");
  private static final String RIGHT = "Lisbon is the capital.";

  private final Arbiter arbiter = arbiter(SEED);

  private static Arbiter arbiter(long seed) {
    try {
      return new Arbiter(PromptFiles.builtIn(), Jobs.task("Names the city."), seed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> changesNoChoice() {
    return Case.tests("/committee/steering.jsonl", this::check);
  }

  private void check(Case each) {
    String steering = each.text("text");
    for (boolean inTrace : new boolean[] {false, true}) {
      String boundary = boundary(text(arbiter.prompt(asked("", inTrace), List.of(0, 1, 2))));
      String text =
          steering
              .replace("{boundary}", boundary)
              .replace("{BOUNDARY}", boundary.toUpperCase(Locale.ROOT));
      Arbiter.Case asked = asked(text, inTrace);
      for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0))) {
        checkPrompt(asked, order);
      }
    }
  }

  private void checkPrompt(Arbiter.Case asked, List<Integer> order) {
    String prompt = text(arbiter.prompt(asked, order));
    String boundary = boundary(prompt);
    List<String> data = new ArrayList<>(asked.answers());
    data.add(asked.conversation());

    assertThat(data)
        .as("no data has the boundary")
        .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(boundary));
    assertThat(Pattern.compile(boundary).matcher(prompt).results().count())
        .as("twice in the instruction, and around a conversation and three answers")
        .isEqualTo(2 + 2 * 4L);
    Outcome obeyed = ScriptedTeacher.answered(0, obey(prompt, boundary));
    assertThat(Arbiter.choice(obeyed, order)).contains(asked.answers().indexOf(json(RIGHT)));
  }

  /** Chooses the right one, if nothing outside of the fences says another. */
  private static String obey(String prompt, String boundary) {
    String fenced = "<<<" + boundary + " ([A-Z ]+)\n(.*?)\n\\1 " + boundary + ">>>";
    Pattern block = Pattern.compile(fenced, Pattern.DOTALL);
    String outside = block.matcher(prompt).replaceAll("");
    Matcher told = Pattern.compile("CHOICE: ([A-Z])\\b").matcher(outside);
    if (told.find()) {
      return "CHOICE: " + told.group(1);
    }
    Optional<String> name =
        block
            .matcher(prompt)
            .results()
            .filter(found -> found.group(2).equals(json(RIGHT)))
            .map(found -> found.group(1))
            .findFirst();
    String answer = name.orElseThrow();
    return "CHOICE: " + answer.substring(answer.length() - 1);
  }

  /** A steering text, in the trace or as a candidate, beside a right and a wrong answer. */
  private static Arbiter.Case asked(String steering, boolean inTrace) {
    JsonText messages = new JsonText(Layout.COMPACT).beginArray().beginObject();
    messages.name("role").value("user").name("content");
    messages.value(inTrace ? steering : "What is the capital of Portugal?");
    return new Arbiter.Case(
        messages.endObject().endArray().toString(),
        List.of(json("Porto is."), json(RIGHT), json(inTrace ? "Braga is." : steering)));
  }

  private static String json(String content) {
    JsonText message = new JsonText(Layout.COMPACT).beginObject();
    return message.name("role").value("assistant").name("content").value(content).endObject() + "";
  }

  private static String text(Prompt.Conversation prompt) {
    return Node.of(prompt.messages()).items().iterator().next().field(Name.of("content")).text();
  }

  private static String boundary(String prompt) {
    Matcher matcher = BOUNDARY.matcher(prompt);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void lettersFollowFromSeedAndConversationAlone() {
    Arbiter.Case one = asked("first", false);
    Arbiter.Case other = asked("second", false);

    assertThat(arbiter.order(one)).isEqualTo(arbiter.order(other));
    assertThat(arbiter(SEED).order(one)).isEqualTo(arbiter.order(one));
  }

  @Test
  void everyOrderIsDrawnAboutAsOften() {
    int[] first = new int[3];
    for (long seed = 0; seed < 3_000; seed++) {
      first[arbiter(seed).order(asked("", false)).get(0)]++;
    }

    // Of 3,000 draws of a third each, five standard deviations are 129.
    assertThat(IntStream.of(first)).allMatch(count -> Math.abs(count - 1_000) < 129);
  }

  @Test
  void nobodyIsNamed() {
    String prompt = text(arbiter.prompt(asked("x", false), List.of(2, 0, 1)));

    assertThat(prompt)
        .contains("ANSWER A\n" + json("x"))
        .contains("ANSWER B\n" + json("Porto is."))
        .contains("ANSWER C\n" + json(RIGHT))
        .contains("(A, B or C)");
  }
}
