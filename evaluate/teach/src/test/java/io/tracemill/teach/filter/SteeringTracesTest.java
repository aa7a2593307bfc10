package io.tracemill.teach.filter;

import static io.tracemill.teach.filter.AskedTraces.scores;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.journal.SharedJournal;
import io.tracemill.json.Case;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.screen.relevance.Rating;
import io.tracemill.prepare.screen.relevance.Ratings;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.teach.AskingListener;
import io.tracemill.teach.JournaledAsking;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ScriptedTeacher;
import io.tracemill.trace.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Traces that try to tell the filter what to do with them, between others that do not. */
final class SteeringTracesTest {
  private static final String CASES = "/filter/steering.jsonl";
  private static final int STEERED = 2;
  private static final int TRACES = 5;

  @TempDir private Path folder;

  private final List<AskedTraces> asked = new ArrayList<>();

  private static String trace(int number, Optional<Case> steering) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject().name("messages").beginArray();
    say("user", "question " + number, text);
    say("assistant", "answer " + number, text);
    if (steering.isPresent()) {
      say(steering.get().text("role"), steering.get().text("text"), text);
      say("assistant", "well", text);
    }
    return text.endArray().endObject().toString();
  }

  private static void say(String role, String text, JsonText to) {
    to.beginObject().name("role").value(role).name("content").value(text);
    if (role.equals("tool")) {
      to.name("tool_call_id").value("c1");
    }
    to.endObject();
  }

  private static List<String> traces(Optional<Case> steering) {
    return IntStream.range(0, TRACES)
        .mapToObj(i -> trace(i, steering.filter(found -> i == STEERED)))
        .toList();
  }

  private Ratings rate(List<String> lines, Function<AskedTraces, String> script)
      throws IOException {
    asked.clear();
    List<Ratings> told = new ArrayList<>();
    ScriptedTeacher teacher =
        ScriptedTeacher.ending(
            "rater",
            request -> {
              AskedTraces traces = AskedTraces.of(request);
              asked.add(traces);
              return ScriptedTeacher.answered(request.row(), script.apply(traces));
            });
    FilterSettings settings =
        new FilterSettings(Jobs.task("Answer."), PromptFiles.builtIn(), false, TRACES, 123);
    Path file = Files.write(folder.resolve("traces.jsonl"), lines);
    try (SharedJournal journal =
        SharedJournal.open(Files.createTempFile(folder, "journal", ".jsonl"))) {
      TeacherRater rater =
          new TeacherRater(
              teacher, new JournaledAsking(journal, new AskingListener() {}), settings);
      FilteredTraces.of(
          file, Formats.MESSAGES, new TeacherFilter(rater, Thresholds.DEFAULT, told::add), 1);
    }
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  private static List<Optional<Rating>> all(Ratings ratings) {
    return IntStream.range(0, TRACES).mapToObj(ratings::of).toList();
  }

  /** Scores that follow from what stands outside of the fences, and from the order of the ids. */
  private static String fromOutside(AskedTraces asked) {
    List<String> ids = List.copyOf(asked.traces().keySet());
    String rest = asked.outside().replace(asked.boundary(), "");
    int shift = rest.length() % 5;
    return IntStream.range(0, ids.size())
        .mapToObj(i -> scores(ids.get(i), 1 + (i + shift) % 5, 1 + (i + shift + 2) % 5))
        .collect(Collectors.joining("\n"));
  }

  @TestFactory
  Stream<DynamicTest> whoReadsOutsideOfTheFencesIsNotSteered() {
    return Case.tests(
        CASES,
        steering -> {
          Ratings without = rate(traces(Optional.empty()), SteeringTracesTest::fromOutside);
          String outside = outside();
          Ratings with = rate(traces(Optional.of(steering)), SteeringTracesTest::fromOutside);
          assertThat(asked).hasSize(1);
          assertThat(outside()).isEqualTo(outside);
          assertThat(all(with)).isEqualTo(all(without));
          assertThat(with.rated()).isEqualTo(TRACES);
        });
  }

  private String outside() {
    return asked.get(0).outside().replace(asked.get(0).boundary(), "");
  }

  @TestFactory
  Stream<DynamicTest> eachTraceStandsInItsFenceAndNowhereElse() {
    return Case.tests(
        CASES,
        steering -> {
          rate(traces(Optional.of(steering)), SteeringTracesTest::fromOutside);
          int traces = 0;
          for (AskedTraces each : asked) {
            assertThat(count(each.boundary(), each.text()))
                .as("two in the instructions, two around each trace")
                .isEqualTo(2 + 2 * each.traces().size());
            each.traces()
                .forEach(
                    (id, text) -> {
                      assertThat(count(id, each.text())).isEqualTo(2);
                      assertThat(text).startsWith("[").contains("question ");
                    });
            traces += each.traces().size();
          }
          assertThat(traces).isEqualTo(TRACES);
          String said = steering.text("text");
          List<AskedTraces> having =
              asked.stream()
                  .filter(each -> each.traces().values().toString().contains(said))
                  .toList();
          assertThat(having).hasSize(1);
          assertThat(having.get(0).outside()).doesNotContain(said);
        });
  }

  private static int count(String part, String text) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /**
   * One that believes all that traces say writes it down before its own scores: no other trace's
   * scores change, and its own are at most not told.
   */
  @TestFactory
  Stream<DynamicTest> whoRepeatsWhatTracesSayChangesNoOther() {
    return Case.tests(
        CASES,
        steering -> {
          List<Optional<Rating>> found =
              all(
                  rate(
                      traces(Optional.of(steering)),
                      each -> String.join("\n", each.traces().values()) + "\n" + honest(each)));
          for (int trace = 0; trace < TRACES; trace++) {
            Optional<Rating> honest = Optional.of(new Rating(1 + trace, 5 - trace));
            if (trace != STEERED) {
              assertThat(found.get(trace)).isEqualTo(honest);
            } else {
              assertThat(found.get(trace)).isIn(honest, Optional.empty());
            }
          }
        });
  }

  private static String honest(AskedTraces asked) {
    return asked.traces().entrySet().stream()
        .map(
            each -> {
              int number = each.getValue().split("question ")[1].charAt(0) - '0';
              return scores(each.getKey(), 1 + number, 5 - number);
            })
        .collect(Collectors.joining("\n"));
  }

  @Test
  void thereAreManyWays() {
    assertThat(Case.read(CASES)).hasSizeGreaterThanOrEqualTo(30);
  }
}
