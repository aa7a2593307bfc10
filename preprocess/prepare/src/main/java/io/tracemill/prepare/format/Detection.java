package io.tracemill.prepare.format;

import io.tracemill.json.DataException;
import io.tracemill.json.Needed;
import io.tracemill.json.Node;
import io.tracemill.json.text.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out a file's format from its first lines: each is a vote for the format, or the formats,
 * that says the most about it, and the format with the most votes has to lead by a {@link #MARGIN}.
 * Not for use by several threads.
 */
public final class Detection {
  /** How many lines are looked at. */
  public static final int LINES = 200;

  /** So many of a hundred votes the first has more than any other. */
  public static final int MARGIN = 10;

  /** Of which each format needs some. */
  private static final List<String> FIELDS = List.of("messages", "input", "output", "context");

  /**
   * How one format fared.
   *
   * @param reads how many lines it can read
   * @param votes of how many lines it says as much as any other
   * @param best whether no other leads
   */
  public record Standing(TraceFormat format, int reads, int votes, boolean best) {}

  /** Of each line that any format reads, the score of each. */
  private final List<int[]> scores = new ArrayList<>();

  private final Map<String, Integer> lookalikes = new LinkedHashMap<>();
  private Optional<String> unfit = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private int lines;

  /** Looks at one more line. */
  public void look(Node line) {
    lines++;
    int[] fits = new int[Formats.ALL.size()];
    for (int i = 0; i < fits.length; i++) {
      fits[i] = Formats.ALL.get(i).fit(line).score();
    }
    if (Arrays.stream(fits).anyMatch(score -> score != 0)) {
      scores.add(fits);
    } else {
      Lookalikes.of(line).ifPresent(words -> lookalikes.merge(words, 1, Integer::sum));
      unfit = unfit.isEmpty() ? Optional.of(Needed.found(line, FIELDS)) : unfit;
    }
  }

  /** Hears of a line that is no JSON; what is wrong with the first is kept. */
  void flawed(Line line, DataException flaw) {
    if (problem.isEmpty()) {
      String what = Lookalikes.of(line).map(other -> "the file is " + other).orElse(flaw.problem());
      problem = Optional.of(line.source() + ":" + line.number() + ": " + what);
    }
  }

  /** What is wrong with the first line that is no JSON, and where. */
  public Optional<String> problem() {
    return problem;
  }

  /** What most lines are instead of traces, and what to do; as {@code Weave calls, which ...}. */
  public Optional<String> lookalike() {
    return lookalikes.entrySet().stream()
        .filter(entry -> entry.getValue() * 2 > lines)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What the first line is that no format reads: as {@code id, mesages; is mesages meant ...?}. */
  public Optional<String> unfit() {
    return unfit;
  }

  /** How many lines were looked at. */
  public int lines() {
    return lines;
  }

  /** How many of the lines {@code format} reads. */
  public int readable(TraceFormat format) {
    return reads(Formats.ALL.indexOf(format));
  }

  /** The format, if one leads. */
  public Optional<TraceFormat> format() {
    List<TraceFormat> best = best();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  /** The formats that fit best: several where none of them leads, none where none fits. */
  public List<TraceFormat> best() {
    return standings().stream().filter(Standing::best).map(Standing::format).toList();
  }

  /**
   * The format that the lines are rather of than of {@code said}, which reads them by keys that
   * many formats have.
   */
  public Optional<TraceFormat> rather(TraceFormat said) {
    int index = Formats.ALL.indexOf(said);
    boolean claims = scores.stream().anyMatch(l -> l[index] > Fit.READABLE.score());
    boolean votes = votes()[index] > 0;
    return format().filter(found -> claims && !votes);
  }

  /** How each format fared, in the order of {@link Formats#ALL}. */
  public List<Standing> standings() {
    int[] votes = votes();
    int most = Arrays.stream(votes).max().orElse(0);
    int margin = Math.max(1, (scores.size() * MARGIN + 99) / 100);
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < votes.length; i++) {
      boolean best = votes[i] > 0 && votes[i] > most - margin;
      standings.add(new Standing(Formats.ALL.get(i), reads(i), votes[i], best));
    }
    return standings;
  }

  private int reads(int format) {
    return (int) scores.stream().filter(line -> format >= 0 && line[format] > 0).count();
  }

  /** For each format the lines of which no other says more; none where a line speaks against it. */
  private int[] votes() {
    int[] votes = new int[Formats.ALL.size()];
    boolean[] out = new boolean[votes.length];
    for (int[] line : scores) {
      for (int i = 0; i < out.length; i++) {
        out[i] |= line[i] < 0;
      }
    }
    for (int[] line : scores) {
      int most = 1;
      for (int i = 0; i < out.length; i++) {
        most = out[i] ? most : Math.max(most, line[i]);
      }
      for (int i = 0; i < out.length; i++) {
        votes[i] += !out[i] && line[i] == most ? 1 : 0;
      }
    }
    return votes;
  }
}
