package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.screen.relevance.Mixture.Outcome;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.SharedData;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedMixturesTest {
  private static final Task TASK = Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK;

  @Test
  void tellsRestaurantsFromHotelsThatAreTheMajority() throws IOException {
    Outcome outcome = mixing(job("mixing")).outcome(Thresholds.DEFAULT);
    assertThat(outcome.auc()).isGreaterThanOrEqualTo(0.99);
    assertThat(outcome.precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(outcome.recall()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void tellsThemApartByWordsAlone() throws IOException {
    Outcome outcome = mixing(withoutTools(job("mixing"))).outcome(new Thresholds(4, 1));
    assertThat(outcome.auc()).isGreaterThanOrEqualTo(0.99);
    assertThat(outcome.precision()).isGreaterThanOrEqualTo(0.8);
    assertThat(outcome.recall()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void keepsTracesThatAreAllRelevant() throws IOException {
    JobDescription job = job("baseline");
    assertThat(all("baseline", job).outcome(Thresholds.DEFAULT).recall()).isGreaterThan(0.98);
    Outcome byWords = all("baseline", withoutTools(job)).outcome(Thresholds.DEFAULT);
    assertThat(byWords.recall()).isGreaterThan(0.98);
  }

  @Test
  void keepsRelevantTracesWithCorruptedAnswers() throws IOException {
    JobDescription job = job("noisy");
    Thresholds lenient = new Thresholds(4, 2);
    assertThat(all("noisy", job).outcome(lenient).recall()).isGreaterThan(0.9);
    assertThat(all("noisy", withoutTools(job)).outcome(lenient).recall()).isGreaterThan(0.9);
  }

  @Test
  void findsHotelsAmongCorruptedRestaurants() throws IOException {
    Mixture mixture = all("noisy", job("noisy"));
    hotels().forEach(line -> mixture.add(line, false));
    Outcome outcome = mixture.outcome(new Thresholds(4, 1));
    assertThat(outcome.auc()).isGreaterThan(0.99);
    assertThat(outcome.precision()).isGreaterThan(0.95);
    assertThat(outcome.recall()).isGreaterThan(0.99);
  }

  private static Mixture all(String name, JobDescription job) {
    Mixture mixture = new Mixture(job, TASK);
    traces(name).forEach(line -> mixture.add(line, true));
    return mixture;
  }

  private static Mixture mixing(JobDescription job) throws IOException {
    Mixture mixture = new Mixture(job, TASK);
    List<String> relevant = relevant();
    List<String> traces = traces("mixing");
    for (int i = 0; i < traces.size(); i++) {
      mixture.add(traces.get(i), Boolean.parseBoolean(relevant.get(i)));
    }
    return mixture;
  }

  private static List<String> hotels() throws IOException {
    List<String> relevant = relevant();
    List<String> traces = traces("mixing");
    return traces.stream().filter(t -> relevant.get(traces.indexOf(t)).equals("false")).toList();
  }

  private static List<String> relevant() throws IOException {
    String json = Files.readString(folder("mixing").resolve("relevant.json"));
    return List.of(json.replaceAll("[\\[\\]\\s]", "").split(","));
  }

  private static List<String> traces(String name) {
    return Recorded.lines(folder(name).resolve("traces.jsonl"));
  }

  private static JobDescription job(String name) throws IOException {
    return Jobs.read(folder(name).resolve("job_description.json"));
  }

  private static JobDescription withoutTools(JobDescription job) {
    return Jobs.task(job.taskDescription());
  }

  private static Path folder(String name) {
    return SharedData.file("tft/" + name);
  }
}
