package io.tracemill.prepare.learn;

import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Message;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The jobs of a log, learnt in two passes: one that takes a sample by which jobs are told apart,
 * and one that counts what the traces of each are like. Neither depends on the order of the traces
 * or the number of threads, and both take bounded memory.
 */
public final class LearnedLog {
  /** Traces by which jobs are told apart: of one with 1 trace in 200 there are 10. */
  static final int SAMPLE = 2_000;

  /** A job of fewer traces than one in this many is none ... */
  private static final int SMALL = 100;

  /** ... and one of fewer than this, whatever its share. */
  private static final int FEWEST = 3;

  private final JobSplit split;
  private final int[] places;
  private final List<LearnedJob> jobs;
  private final List<Leftover> leftovers;

  private LearnedLog(
      JobSplit split, int[] places, List<LearnedJob> jobs, List<Leftover> leftovers) {
    this.split = split;
    this.places = places;
    this.jobs = List.copyOf(jobs);
    this.leftovers = List.copyOf(leftovers);
  }

  /**
   * Traces that are too few for a job.
   *
   * @param title by which people know them
   */
  public record Leftover(String title, long traces) {}

  /** Opens a pass over all traces; the caller of {@link #of} closes what it opens. */
  public interface Passes {
    /** Does {@code work} with the next pass. */
    <T> T next(Work<T> work) throws IOException;
  }

  /** What is done with a pass. */
  public interface Work<T> {
    /** Does it. */
    T with(Pass pass) throws IOException;
  }

  /** Learns from the traces that {@code passes} reads twice. */
  public static LearnedLog of(Passes passes) throws IOException {
    JobSplit split = passes.next(LearnedLog::split);
    List<JobCensus> censuses = passes.next(pass -> censuses(pass, split));
    List<Integer> order = new ArrayList<>();
    for (int job = 0; job < split.size(); job++) {
      order.add(job);
    }
    order.removeIf(job -> censuses.get(job).amounts().traces() == 0);
    order.sort(
        Comparator.comparingLong((Integer job) -> -censuses.get(job).amounts().traces())
            .thenComparing(job -> job));
    return of(split, censuses, families(order, censuses));
  }

  /** Jobs that are one in other words, each with the one that has the most traces first. */
  private static List<List<Integer>> families(List<Integer> order, List<JobCensus> censuses) {
    List<List<Integer>> families = new ArrayList<>();
    List<Kinship> heads = new ArrayList<>();
    for (int job : order) {
      Kinship kin = Kinship.of(censuses.get(job));
      int found = 0;
      while (found < heads.size() && !heads.get(found).is(kin)) {
        found++;
      }
      if (found == heads.size()) {
        heads.add(kin);
        families.add(new ArrayList<>());
      }
      families.get(found).add(job);
    }
    return families;
  }

  private static LearnedLog of(
      JobSplit split, List<JobCensus> censuses, List<List<Integer>> families) {
    long traces = censuses.stream().mapToLong(census -> census.amounts().traces()).sum();
    for (List<Integer> family : families) {
      family.stream().skip(1).forEach(job -> censuses.get(family.get(0)).add(censuses.get(job)));
    }
    families.sort(Comparator.comparingLong(f -> -censuses.get(f.get(0)).amounts().traces()));
    int[] places = new int[split.size()];
    Arrays.fill(places, -1);
    List<LearnedJob> jobs = new ArrayList<>();
    List<Leftover> leftovers = new ArrayList<>();
    for (List<Integer> family : families) {
      int head = family.get(0);
      long count = censuses.get(head).amounts().traces();
      if ((count < FEWEST || count * SMALL < traces) && !jobs.isEmpty()) {
        leftovers.add(new Leftover(title(split, head), count));
        continue;
      }
      family.forEach(job -> places[job] = jobs.size());
      List<PromptTemplate> others =
          family.stream().skip(1).map(split::template).distinct().toList();
      jobs.add(JobLesson.of(split.template(head), others, censuses.get(head)));
    }
    long strangers = censuses.get(split.size()).amounts().traces();
    if (strangers > 0) {
      leftovers.add(new Leftover("other prompts", strangers));
    }
    return new LearnedLog(split, places, jobs, leftovers);
  }

  private static String title(JobSplit split, int job) {
    String text = split.template(job).text();
    return text.isBlank() ? "no system prompt" : JobLesson.begin(text);
  }

  private static JobSplit split(Pass pass) throws IOException {
    Smallest<Glimpse> sample = new Smallest<>(SAMPLE);
    for (Sampler sampler : pass.with(Sampler::new)) {
      sample.add(sampler.sample, (one, same) -> one);
    }
    return JobSplit.of(sample.values());
  }

  private static List<JobCensus> censuses(Pass pass, JobSplit split) throws IOException {
    List<JobCensus> sums = empty(split);
    for (Counter counter : pass.with(() -> new Counter(split))) {
      for (int job = 0; job < sums.size(); job++) {
        sums.get(job).add(counter.censuses.get(job));
      }
    }
    return sums;
  }

  /** One for each job, and one for traces of none. */
  private static List<JobCensus> empty(JobSplit split) {
    List<JobCensus> censuses = new ArrayList<>();
    for (int job = 0; job <= split.size(); job++) {
      censuses.add(new JobCensus());
    }
    return censuses;
  }

  /** Takes the sample of one thread. */
  private static final class Sampler implements Consumer<Trace> {
    private final Smallest<Glimpse> sample = new Smallest<>(SAMPLE);
    private final ConversationHash hash = new ConversationHash();

    @Override
    public void accept(Trace trace) {
      hash.clear();
      for (Message message : trace.messages()) {
        hash.add(message);
      }
      sample.at(Smallest.mixed(hash.high()), () -> Glimpse.of(trace));
    }
  }

  /** Counts for one thread. */
  private static final class Counter implements Consumer<Trace> {
    private final JobSplit split;
    private final List<JobCensus> censuses;

    Counter(JobSplit split) {
      this.split = split;
      censuses = empty(split);
    }

    @Override
    public void accept(Trace trace) {
      int job = split.find(Glimpse.of(trace));
      censuses.get(job < 0 ? split.size() : job).take(trace);
    }
  }

  /** The jobs, the one with the most traces first. */
  public List<LearnedJob> jobs() {
    return jobs;
  }

  /** What belongs to none of them. */
  public List<Leftover> leftovers() {
    return leftovers;
  }

  /** The place of a trace's job in {@link #jobs}; -1 where it belongs to none. */
  public int jobOf(Trace trace) {
    int job = split.find(Glimpse.of(trace));
    return job < 0 ? -1 : places[job];
  }
}
