package io.tracemill.pipeline;

import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.prepare.Overlap;
import io.tracemill.prepare.Prepared;
import io.tracemill.score.Summary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run did: enough to do it again, and to trust it.
 *
 * @param version of the program
 * @param seed that decided the split, also where the config left it open
 * @param baseline empty where there was nothing to score
 * @param testSetGiven whether the test set was given, not generated
 * @param model that answered the test set; empty where none was asked
 */
public record RunRecord(
    String version,
    RunSettings settings,
    long seed,
    Prepared prepared,
    Overlap overlap,
    Optional<Summary> baseline,
    boolean testSetGiven,
    Optional<ModelRecord> model,
    List<FileRecord> inputs,
    List<FileRecord> outputs) {

  /** Copies the lists. */
  public RunRecord {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The same with a model and the files that it made. */
  RunRecord withModel(ModelRecord answered, List<FileRecord> more) {
    List<FileRecord> all = Stream.concat(outputs.stream(), more.stream()).toList();
    return new RunRecord(
        version,
        settings,
        seed,
        prepared,
        overlap,
        baseline,
        testSetGiven,
        Optional.of(answered),
        inputs,
        all);
  }

  /** Whether answers were to be rewritten, which is not done yet. */
  public boolean relabelAsked() {
    return settings.traceProcessing().relabelling().relabel();
  }
}
