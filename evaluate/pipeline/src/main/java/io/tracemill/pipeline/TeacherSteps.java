package io.tracemill.pipeline;

import io.tracemill.ask.Outcome;
import io.tracemill.pipeline.teachers.TeachersListener;
import io.tracemill.teach.Teacher;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Shows how teachers get on: each time that one is asked is a step of its own. */
final class TeacherSteps implements TeachersListener {
  private final Watch watch;
  private final Map<String, Integer> retries = new TreeMap<>();
  private final Set<String> doubts = new HashSet<>();
  private final Map<String, Totals> totals = new TreeMap<>();
  private Optional<Teacher> teacher = Optional.empty();
  private long expected;
  private int finished;
  private int together;
  private int again;
  private long promptTokens;
  private long newTokens;

  /** What one teacher did. */
  private record Totals(long requests, long promptTokens, long newTokens) {
    Totals plus(Totals more) {
      return new Totals(
          requests + more.requests, promptTokens + more.promptTokens, newTokens + more.newTokens);
    }
  }

  TeacherSteps(Watch watch) {
    this.watch = watch;
  }

  @Override
  public void expected(Teacher asked, long requests) {
    watch.close();
    teacher = Optional.of(asked);
    expected = requests;
    finished = 0;
    promptTokens = 0;
    newTokens = 0;
    watch.begin("ask " + asked.name(), Progress.Unit.REQUESTS, OptionalLong.of(requests));
  }

  @Override
  public void asked(Teacher asked) {
    watch.check();
  }

  @Override
  public void answered(Teacher asked, Outcome outcome) {
    finished++;
    Totals one = new Totals(1, 0, 0);
    if (outcome instanceof Outcome.Answered answered) {
      promptTokens += answered.promptTokens();
      newTokens += answered.newTokens();
      one = new Totals(1, answered.promptTokens(), answered.newTokens());
    }
    totals.merge(asked.name(), one, Totals::plus);
    int all = (int) Math.max(expected, finished);
    watch.answered(new RowsAnswered(all, finished, 0, promptTokens, newTokens, aside()));
  }

  @Override
  public void doubted(Teacher asked, String doubt) {
    if (doubts.add(doubt)) {
      watch.warn("warning: " + doubt);
    }
  }

  @Override
  public void gaveUp(Teacher asked, String reason) {
    watch.warn("warning: " + asked.name() + " is asked no more in this run: " + reason);
  }

  @Override
  public void working() {
    watch.check();
  }

  @Override
  public void lowered(int from, int to, String reason) {
    watch.warn(
        teacher.map(Teacher::name).orElse("a model")
            + " gets "
            + to
            + " at a time and no longer "
            + from
            + ": "
            + reason);
  }

  @Override
  public void together(int now) {
    together = now;
  }

  @Override
  public void retried(String reason) {
    retries.merge(reason, 1, Integer::sum);
    again++;
  }

  private String aside() {
    String atATime = together == 0 ? "" : together + " at a time";
    return again == 0 ? atATime : (atATime + ", " + again + " asked again").replaceFirst("^, ", "");
  }

  /** Says what each was asked in this run, and how often something had to be asked again. */
  void tell() {
    totals.forEach(
        (name, all) ->
            watch.note(
                "asked "
                    + name
                    + " "
                    + all.requests()
                    + " times: "
                    + all.promptTokens()
                    + " tokens read and "
                    + all.newTokens()
                    + " written"));
    retries.forEach(
        (reason, count) -> watch.note("asked again " + count + " times because: " + reason));
  }
}
