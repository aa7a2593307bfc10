package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.pipeline.files.FileRecord;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.teachers.TaughtRecord;
import io.tracemill.score.Comparison;
import io.tracemill.score.PairedScores;
import io.tracemill.score.Report;
import io.tracemill.score.Summary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run did: enough to do it again, and to trust it.
 *
 * @param version of the program
 * @param seed that decided the split, also where the config left it open
 * @param survey what the traces are like; empty where a dataset grew
 * @param baseline empty where there was nothing to score
 * @param taught what teachers did
 * @param model that answered the test set; empty where none was asked
 * @param paired both on the rows that both answered; empty where there are not two
 * @param damages of inputs of which only a part could be read
 */
public record RunRecord(
    String version,
    RunSettings settings,
    long seed,
    Funnel funnel,
    Optional<RunSurvey> survey,
    Optional<Summary> baseline,
    TaughtRecord taught,
    Optional<ModelRecord> model,
    Optional<PairedScores> paired,
    List<FileRecord> inputs,
    List<Damage> damages,
    List<FileRecord> outputs) {

  /** Copies the lists. */
  public RunRecord {
    inputs = List.copyOf(inputs);
    damages = List.copyOf(damages);
    outputs = List.copyOf(outputs);
  }

  /** The same with a model and the files that it made. */
  RunRecord withModel(ModelRecord answered, Optional<PairedScores> pairs, List<FileRecord> more) {
    List<FileRecord> all = Stream.concat(outputs.stream(), more.stream()).toList();
    return new RunRecord(
        version,
        settings,
        seed,
        funnel,
        survey,
        baseline,
        taught,
        Optional.of(answered),
        pairs,
        inputs,
        damages,
        all);
  }

  /** The layout that the traces were read as. */
  public String format() {
    return settings.traceProcessing().observationFormat().name();
  }

  /** Whether answers were to be relabelled. */
  public boolean relabelAsked() {
    return settings.traceProcessing().relabelling().relabel();
  }

  /** The metrics as tables for people: the baseline's, or those of baseline and model together. */
  public Optional<String> tables() {
    if (model.isEmpty()) {
      return baseline.map(summary -> new Report(summary).text());
    }
    Comparison comparison = new Comparison();
    baseline.ifPresent(summary -> comparison.add("original", summary));
    comparison.add(model.get().name(), model.get().summary());
    paired.ifPresent(comparison::pair);
    return Optional.of(comparison.text());
  }
}
