package io.tracemill.teach.filter;

import static io.tracemill.teach.filter.AskedTraces.scores;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import io.tracemill.ask.journal.SharedJournal;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.screen.relevance.Ratings;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.teach.AskingListener;
import io.tracemill.teach.JournaledAsking;
import io.tracemill.teach.OnFailure;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ScriptedTeacher;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In these traces the user says which scores are theirs: {@code topic 3: 4 5}. */
final class TeacherFilterTest {
  private static final long SEED = 2_024;
  private static final JobDescription JOB = Jobs.task("Answer questions about topics.");
  private static final Pattern TRUTH = Pattern.compile("topic [0-9]+: ([1-5]) ([1-5])");

  @TempDir private Path folder;

  private final List<AskedTraces> asked = new ArrayList<>();
  private Ratings ratings = new Ratings(0);

  private static String line(int topic, int relevance, int coherence, String more) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":\"topic "
        + topic
        + ": "
        + relevance
        + " "
        + coherence
        + more
        + "\"},{\"role\":\"assistant\",\"content\":\"answer "
        + topic
        + "\"}]}";
  }

  private static List<String> lines(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(i -> line(i, 1 + random.nextInt(5), 1 + random.nextInt(5), ""))
        .toList();
  }

  /** What an honest teacher says. */
  private static String truth(AskedTraces asked) {
    return asked.traces().entrySet().stream()
        .map(each -> truth(each.getKey(), each.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String truth(String id, String trace) {
    Matcher truth = TRUTH.matcher(trace);
    assertThat(truth.find()).isTrue();
    return scores(id, Integer.parseInt(truth.group(1)), Integer.parseInt(truth.group(2)));
  }

  private ScriptedTeacher teacher(Function<AskedTraces, String> script) {
    return ScriptedTeacher.ending(
        "wise", request -> ScriptedTeacher.answered(request.row(), script.apply(note(request))));
  }

  private AskedTraces note(Request request) {
    AskedTraces traces = AskedTraces.of(request);
    asked.add(traces);
    return traces;
  }

  private TeacherFilter filter(ScriptedTeacher teacher, SharedJournal journal, int batchSize) {
    FilterSettings settings =
        new FilterSettings(JOB, PromptFiles.builtIn(), false, batchSize, SEED);
    TeacherRater rater =
        new TeacherRater(
            teacher,
            new JournaledAsking(
                journal, new AskingListener() {}, OnFailure.CONTINUE, Long.MAX_VALUE),
            settings);
    return new TeacherFilter(rater, Thresholds.DEFAULT, told -> ratings = told);
  }

  private FilteredTraces run(ScriptedTeacher teacher, List<String> lines, int batchSize)
      throws IOException {
    Path file = Files.write(folder.resolve("traces.jsonl"), lines);
    Path journal = Files.createTempFile(folder, "journal", ".jsonl");
    return run(teacher, file, journal, batchSize);
  }

  private FilteredTraces run(ScriptedTeacher teacher, Path file, Path journal, int batchSize)
      throws IOException {
    try (SharedJournal open = SharedJournal.open(journal)) {
      return FilteredTraces.of(file, Formats.MESSAGES, filter(teacher, open, batchSize), 1);
    }
  }

  @Test
  void dropsWhatTheTeacherFindsUnfitAndSaysWhoFoundIt() throws IOException {
    List<String> lines =
        List.of(line(1, 5, 5, ""), line(2, 3, 5, ""), line(3, 4, 2, ""), line(4, 1, 1, ""));
    FilteredTraces left = run(teacher(TeacherFilterTest::truth), lines, 32);
    assertThat(left.dropped())
        .hasToString(
            "{2=irrelevant: relevance 3, coherence 5: scores of wise,"
                + " 3=incoherent: relevance 4, coherence 2: scores of wise,"
                + " 4=irrelevant: relevance 1, coherence 1: scores of wise}");
    assertThat(left.counts().traces().kept()).isEqualTo(1);
    assertThat(ratings.rated()).isEqualTo(4);
    assertThat(ratings.open()).isEmpty();
  }

  @Test
  void asksAboutSeveralAtATimeAndAboutEachOnce() throws IOException {
    List<String> lines = new ArrayList<>(lines(10, new Random(SEED)));
    lines.add(lines.get(3));
    lines.add("{\"messages\":[{\"role\":\"user\",\"content\":\"nobody answers\"}]}");
    run(teacher(TeacherFilterTest::truth), lines, 4);
    assertThat(asked).extracting(each -> each.traces().size()).containsExactly(4, 4, 2);
    assertThat(asked.stream().flatMap(each -> each.traces().values().stream()))
        .doesNotHaveDuplicates();
    assertThat(ratings.rated()).isEqualTo(10);
    assertThat(ratings.size()).isEqualTo(12);
  }

  @Test
  void aLongTraceIsAskedAboutAlone() throws IOException {
    String word = "much ";
    List<String> lines =
        List.of(
            line(1, 5, 5, ""),
            line(2, 5, 5, word.repeat(FilterRequests.CHARACTERS / word.length())),
            line(3, 5, 5, ""),
            line(4, 5, 5, word.repeat(TraceText.LONGEST)),
            line(5, 5, 5, ""));
    run(teacher(TeacherFilterTest::truth), lines, 32);
    assertThat(asked).extracting(each -> each.traces().size()).containsExactly(1, 1, 1, 1, 1);
    assertThat(asked.get(3).traces().values().iterator().next())
        .startsWith("[user] topic 4: 5 5much")
        .endsWith("[assistant] answer 4")
        .containsPattern("\n\\[\\.\\.\\. [0-9]+ characters left out here \\.\\.\\.]\n")
        .hasSizeLessThan(TraceText.LONGEST + 100);
    assertThat(ratings.rated()).isEqualTo(5);
  }

  @Test
  void whatAnAnswerLeavesOpenIsAskedOnceMoreAlone() throws IOException {
    List<String> lines = lines(9, new Random(SEED));
    FilteredTraces without = run(teacher(TeacherFilterTest::truth), lines, 9);
    asked.clear();
    FilteredTraces left =
        run(
            teacher(
                all ->
                    all.traces().size() == 1
                        ? "Sure! " + truth(all)
                        : truth(all).lines().skip(4).collect(Collectors.joining("\n"))),
            lines,
            9);
    assertThat(asked).extracting(each -> each.traces().size()).containsExactly(9, 1, 1, 1, 1);
    assertThat(left.dropped()).isEqualTo(without.dropped()).isNotEmpty();
    assertThat(ratings.open()).isEmpty();
  }

  @Test
  void whatStaysOpenStaysAndIsCounted() throws IOException {
    List<String> lines =
        List.of(line(1, 1, 1, ""), line(2, 1, 1, "never"), line(3, 1, 1, "ten"), line(4, 5, 5, ""));
    FilteredTraces left =
        run(
            teacher(
                all ->
                    all.traces().entrySet().stream()
                        .filter(each -> !each.getValue().contains("never"))
                        .map(
                            each ->
                                each.getValue().contains("ten")
                                    ? scores(each.getKey(), 10, 10)
                                    : truth(each.getKey(), each.getValue()))
                        .collect(Collectors.joining("\n"))),
            lines,
            4);
    assertThat(left.dropped()).containsOnlyKeys(1L);
    assertThat(ratings.open()).isEqualTo(Map.of(Unrated.NOT_NAMED, 1, Unrated.UNREADABLE, 1));
    assertThat(ratings.open(1)).contains(Unrated.NOT_NAMED);
    assertThat(ratings.rated()).isEqualTo(2);
  }

  @Test
  void aRequestThatIsTooLongOrRefusedIsAskedInParts() throws IOException {
    List<String> lines = lines(8, new Random(SEED));
    ScriptedTeacher small =
        ScriptedTeacher.ending(
            "small",
            request -> {
              AskedTraces all = note(request);
              if (all.traces().size() > 1) {
                return new Outcome.Overflowed(request.row(), 9000, 4096);
              }
              return all.traces().toString().contains("topic 5")
                  ? new Outcome.Failed(request.row(), "will not say")
                  : ScriptedTeacher.answered(request.row(), truth(all));
            });
    run(small, lines, 4);
    assertThat(asked).hasSize(2 + 8);
    assertThat(ratings.open()).isEqualTo(Map.of(Unrated.REFUSED, 1));
    assertThat(ratings.rated()).isEqualTo(7);
  }

  @Test
  void oneByOneNothingIsAskedTwice() throws IOException {
    run(teacher(all -> "I cannot say."), lines(5, new Random(SEED)), 1);
    assertThat(asked).hasSize(5);
    assertThat(ratings.open()).isEqualTo(Map.of(Unrated.NOT_NAMED, 5));
  }

  @Test
  void aTeacherThatCannotBeReachedDropsNothing() throws IOException {
    ScriptedTeacher dead =
        ScriptedTeacher.ending(
            "dead", request -> new Outcome.Unanswered(request.row(), "connection refused"));
    FilteredTraces left = run(dead, lines(5, new Random(SEED)), 3);
    assertThat(left.dropped()).isEmpty();
    assertThat(ratings.open()).isEqualTo(Map.of(Unrated.UNANSWERED, 5));
  }

  @Test
  void aFullJournalIsAnswerEnough() throws IOException {
    Path file = Files.write(folder.resolve("traces.jsonl"), lines(30, new Random(SEED)));
    Path journal = folder.resolve("journal.jsonl");
    ScriptedTeacher teacher =
        teacher(all -> truth(all).lines().skip(1).collect(Collectors.joining("\n")));
    FilteredTraces first = run(teacher, file, journal, 7);
    int requests = teacher.asked();
    FilteredTraces again = run(teacher, file, journal, 7);
    assertThat(teacher.asked()).isEqualTo(requests);
    assertThat(again.dropped()).isEqualTo(first.dropped());
  }

  @Test
  void threadsAndCompressionChangeNoRequest() throws IOException {
    List<String> lines = lines(300, new Random(SEED));
    Path plain = Files.write(folder.resolve("traces.jsonl"), lines);
    Path packed = folder.resolve("traces.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    List<List<AskedTraces>> all = new ArrayList<>();
    for (Path file : List.of(plain, packed)) {
      for (int threads : List.of(1, 3)) {
        asked.clear();
        Path journal = Files.createTempFile(folder, "journal", ".jsonl");
        try (SharedJournal open = SharedJournal.open(journal)) {
          TeacherFilter filter = filter(teacher(TeacherFilterTest::truth), open, 16);
          FilteredTraces.of(file, Formats.MESSAGES, filter, threads);
        }
        all.add(List.copyOf(asked));
      }
    }
    assertThat(all).allMatch(all.get(0)::equals);
  }

  /** However a teacher answers, nothing changes as long as it says the truth in the end. */
  @Test
  void theWayInWhichAnswersComeChangesNothing() throws IOException {
    for (long seed = SEED; seed < SEED + 40; seed++) {
      Random random = new Random(seed);
      List<String> lines = lines(1 + random.nextInt(60), random);
      Map<Long, String> expected = run(teacher(TeacherFilterTest::truth), lines, 1).dropped();
      int batchSize = 1 + random.nextInt(20);
      ScriptedTeacher flaky =
          ScriptedTeacher.ending(
              "wise",
              request -> FlakyAnswers.of(request.row(), truth(AskedTraces.of(request)), random));
      assertThat(run(flaky, lines, batchSize).dropped())
          .as("seed %d, batches of %d", seed, batchSize)
          .isEqualTo(expected);
      assertThat(ratings.open()).isEmpty();
    }
  }

  @Test
  void evidenceDecidesBeforeAndTheTeacherIsNotAskedAboutTheRest() throws IOException {
    List<String> lines =
        List.of(
            line(1, 5, 5, ""),
            line(2, 2, 5, ""),
            "{\"messages\":[{\"role\":\"user\",\"content\":\"topic 3: 5 5\"},"
                + "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\"1\","
                + "\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"user\",\"content\":\"and?\"},{\"role\":\"user\",\"content\":\"?\"},"
                + "{\"role\":\"assistant\",\"content\":\"answer\"}]}");
    Path file = Files.write(folder.resolve("traces.jsonl"), lines);
    Thresholds thresholds = new Thresholds(3, 5);
    RelevanceScreen evidence = RelevanceScreen.of(JOB, Task.CHAT_COMPLETION, thresholds);
    try (SharedJournal journal = SharedJournal.open(folder.resolve("journal.jsonl"))) {
      TeacherFilter teacher = filter(teacher(TeacherFilterTest::truth), journal, 8);
      FilteredTraces left =
          FilteredTraces.of(file, Formats.MESSAGES, new EvidenceThenTeacher(evidence, teacher), 1);
      assertThat(left.dropped()).containsOnlyKeys(2L, 3L);
      assertThat(left.dropped().get(2L))
          .isEqualTo("irrelevant: relevance 2, coherence 5: scores of wise");
      assertThat(left.dropped().get(3L)).startsWith("incoherent: ").doesNotContain("wise");
    }
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).traces()).hasSize(2);
  }

  @Test
  void theJobDescriptionIsShortenedFirstIfThatIsWanted() throws IOException {
    Path file = Files.write(folder.resolve("traces.jsonl"), lines(3, new Random(SEED)));
    assertThat(toldJob(file, "<think>Hm.</think>\nTopics.\n")).contains("The job:\nTopics.\n");
    String whole = "The job:\nAnswer questions about topics.\n";
    assertThat(toldJob(file, " ")).contains(whole);
    assertThat(toldJob(file, "Topics. ".repeat(20))).contains(whole);
  }

  private String toldJob(Path file, String shorter) throws IOException {
    asked.clear();
    ScriptedTeacher teacher = teacher(all -> all.traces().isEmpty() ? shorter : truth(all));
    FilterSettings settings = new FilterSettings(JOB, PromptFiles.builtIn(), true, 8, SEED);
    Path journal = Files.createTempFile(folder, "journal", ".jsonl");
    try (SharedJournal open = SharedJournal.open(journal)) {
      TeacherRater rater =
          new TeacherRater(teacher, new JournaledAsking(open, new AskingListener() {}), settings);
      TeacherFilter filter = new TeacherFilter(rater, Thresholds.DEFAULT, told -> {});
      FilteredTraces.of(file, Formats.MESSAGES, filter, 1);
    }
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).text()).startsWith("Shorten").endsWith(JOB.taskDescription());
    return asked.get(1).text();
  }

  @Test
  void aBatchHasAtLeastOneTrace() {
    assertThatThrownBy(() -> new FilterSettings(JOB, PromptFiles.builtIn(), false, 0, SEED))
        .hasMessage("expected 1 trace or more but found 0");
  }
}
