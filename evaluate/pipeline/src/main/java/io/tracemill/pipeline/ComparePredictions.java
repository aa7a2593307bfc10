package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.compare.BarCheck;
import io.tracemill.pipeline.compare.ChangedRows;
import io.tracemill.pipeline.compare.ComparedFile;
import io.tracemill.pipeline.compare.ComparedModel;
import io.tracemill.pipeline.compare.ComparedPair;
import io.tracemill.pipeline.files.PartFile;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.rows.RowProblems;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.report.ModelAnswers;
import io.tracemill.report.ReportPage;
import io.tracemill.score.PairedScores;
import io.tracemill.score.PairedScores.PairedMetric;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.RowChanges;
import io.tracemill.score.RowScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the scores that models have on the rows that they share, each model with the first one.
 * Two files at a time are held, without their texts.
 */
public final class ComparePredictions {
  /** The first of these that both have says which rows got better and worse. */
  private static final List<String> TELLING =
      List.of("accuracy", "tool_call_equivalence", "llm-as-a-judge", "rouge");

  private final Watch watch;

  /** A use case. */
  public ComparePredictions(Progress progress) {
    this.watch = new Watch(progress);
  }

  /** A file that was read. */
  private record ReadFile(ComparedModel model, Input file, RowScores scores) {}

  /**
   * Compares.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   * @throws NotAcceptable if a file has no row, or no score
   */
  public CompareResult run(CompareRequest request) throws IOException {
    Problems problems = new Problems();
    List<ComparedFile> files = request.check(problems);
    watch.go(problems);
    List<ComparedModel> models = new ArrayList<>();
    List<ComparedPair> pairs = new ArrayList<>();
    List<Damage> damages = new ArrayList<>();
    List<ModelAnswers> inputs = new ArrayList<>();
    try (Spools spools = new Spools()) {
      ReadFile first = read(files.get(0), spools, damages);
      models.add(first.model());
      inputs.add(answers(first));
      for (ComparedFile file : files.subList(1, files.size())) {
        ReadFile second = read(file, spools, damages);
        pairs.add(pair(first, second, models.size(), request));
        models.add(second.model());
        inputs.add(answers(second));
      }
      if (request.page().isPresent()) {
        page(inputs, pairs, request.page().get());
      }
    }
    return result(request, models, pairs, damages);
  }

  private static ModelAnswers answers(ReadFile file) {
    return new ModelAnswers(
        file.model().name(),
        () -> new PredictionsReader(RowFile.open(file.file(), RowColumns.PREDICTIONS)),
        Optional.empty());
  }

  private static void page(List<ModelAnswers> models, List<ComparedPair> pairs, Path file)
      throws IOException {
    List<PairedScores> scores = pairs.stream().map(ComparedPair::scores).toList();
    try (PartFile part = PartFile.create(file.toAbsolutePath())) {
      ReportPage.ofComparison(models, scores, part.out());
      part.complete();
    }
  }

  private ReadFile read(ComparedFile file, Spools spools, List<Damage> damages) throws IOException {
    Input input = copied(file.file(), spools);
    RowProblems bad = new RowProblems();
    try (PredictionsReader reader =
        new PredictionsReader(RowFile.open(input, RowColumns.PREDICTIONS))) {
      RowScores scores = RowScores.read(reader, bad::add, watch::check);
      DamagedInputs.check(reader.damage().stream().toList(), scores.rows());
      damages.addAll(reader.damage().stream().toList());
      bad.shown().forEach(watch::warn);
      if (bad.count() > 0) {
        watch.warn(input.name() + ": " + bad.count() + " lines could not be compared");
      }
      check(input, scores);
      return new ReadFile(
          new ComparedModel(file.name(), input.name(), scores.rows(), bad.count()), input, scores);
    }
  }

  /** What can be read once only is copied; of a file that is not there it is said on opening. */
  private static Input copied(Input input, Spools spools) throws IOException {
    boolean missing = input.path().isPresent() && Files.notExists(input.path().get());
    return missing ? input : spools.of(input);
  }

  private static void check(Input input, RowScores scores) {
    if (scores.rows() == 0) {
      throw new NotAcceptable(input.name() + ": expected rows of predictions but found none");
    } else if (scores.metrics().isEmpty()) {
      throw new NotAcceptable(
          input.name()
              + ": expected rows with scores but found none in "
              + scores.rows()
              + " rows; tracemill score "
              + input.name()
              + " -o SCORED writes them, to be compared in its place");
    }
  }

  private ComparedPair pair(ReadFile first, ReadFile second, int place, CompareRequest request)
      throws IOException {
    PairedScores scores = PairedScores.of(first.scores(), second.scores());
    Optional<String> by = by(request, scores);
    if (by.isEmpty()) {
      return new ComparedPair(place, scores, Optional.empty());
    }
    RowChanges changes =
        RowChanges.of(by.get(), first.scores(), second.scores(), request.rowsRead());
    return new ComparedPair(
        place,
        scores,
        Optional.of(ChangedRows.read(changes, first.file(), second.file(), watch::check)));
  }

  private static Optional<String> by(CompareRequest request, PairedScores scores) {
    Stream<String> likely = request.by().map(Stream::of).orElse(TELLING.stream());
    Optional<String> known = likely.filter(name -> scores.metric(name).isPresent()).findFirst();
    return known.isPresent() || request.by().isPresent()
        ? known
        : scores.metrics().stream().map(PairedMetric::key).findFirst();
  }

  private static CompareResult result(
      CompareRequest request,
      List<ComparedModel> models,
      List<ComparedPair> pairs,
      List<Damage> damages) {
    List<BarCheck> checks =
        pairs.stream()
            .flatMap(pair -> request.bars().stream().map(bar -> BarCheck.of(bar, pair)))
            .toList();
    List<String> names = models.stream().map(ComparedModel::name).toList();
    List<String> wrong = new ArrayList<>();
    damages.forEach(damage -> wrong.add(damage.toString()));
    pairs.forEach(pair -> problem(request, names, pair).ifPresent(wrong::add));
    checks.stream().filter(check -> !check.isReached()).forEach(c -> wrong.add(c.words(names)));
    Optional<Exception> failure =
        wrong.isEmpty()
            ? Optional.empty()
            : Optional.of(new NotAcceptable(String.join("\n", wrong)));
    return new CompareResult(models, pairs, checks, request.rowsShown(), failure);
  }

  /** Why two models cannot be compared, if that is so. */
  private static Optional<String> problem(
      CompareRequest request, List<String> names, ComparedPair pair) {
    String both = names.get(0) + " and " + names.get(pair.second()) + ": ";
    if (pair.scores().rows() == 0) {
      return Optional.of(
          both
              + "expected rows that both answered but found none; rows are the same whose prompts"
              + " and right answers mean the same");
    } else if (pair.scores().metrics().isEmpty()) {
      return Optional.of(
          both
              + "expected a metric of which both have scores but found none; tracemill score FILE"
              + " --metrics NAME -o SCORED gives both the same");
    } else if (pair.changed().isEmpty()) {
      List<String> known = pair.scores().metrics().stream().map(PairedMetric::key).toList();
      return Optional.of(
          both + "`by`: expected one of " + known + " but found " + request.by().orElse("none"));
    }
    return Optional.empty();
  }
}
