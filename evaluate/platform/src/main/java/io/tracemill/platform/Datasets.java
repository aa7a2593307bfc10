package io.tracemill.platform;

import io.tracemill.json.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the newest generation of the platform can be asked: datasets, each made of another by a job,
 * and evaluations of teachers on them. Answers are the platform's own JSON.
 *
 * <p>All of it throws {@link RefusedException} for what the platform does not do, and has done
 * nothing then. Several threads may ask at once.
 */
public interface Datasets {

  /**
   * Keeps traces, for no model: their {@code id}.
   *
   * @param config with which they may be processed
   * @param jobDescription likewise
   */
  Node keepTraces(Path traces, Optional<Path> config, Optional<Path> jobDescription)
      throws IOException;

  /** All traces that are kept, the newest first: {@code id, created_at}. */
  Node traces() throws IOException;

  /** Some traces: {@code id, created_at, status}. */
  Node traces(Id traces) throws IOException;

  /** Their file. */
  List<Download> tracesFiles(Id traces) throws IOException;

  /**
   * Has traces that are kept processed into rows of data version 1, for no model: {@code id} of an
   * upload.
   *
   * @param config in place of that which was sent with the traces
   * @param jobDescription likewise
   */
  Node process(Id traces, Optional<Path> config, Optional<Path> jobDescription) throws IOException;

  /** Keeps files as a dataset, which is ready at once: its {@code id}. */
  Node create(DatasetFiles files) throws IOException;

  /** A dataset whose pool of traces is that of {@code traces}: its {@code id}. */
  Node createFromTraces(Id traces, Path config, Path jobDescription) throws IOException;

  /** Has traces of a dataset's pool relabelled, which makes another dataset: its {@code id}. */
  Node relabel(Id dataset, Relabel how) throws IOException;

  /**
   * Datasets, the newest first: {@code id, created_at, operation}, and {@code parent_dataset_id} or
   * {@code parent_prepared_traces_id}.
   *
   * @param start how many to leave out
   * @param count how many to give at most
   */
  Node datasets(int start, int count) throws IOException;

  /** One of them, with its {@code status}. */
  Node dataset(Id dataset) throws IOException;

  /** How far a dataset is: {@code status}. */
  Node status(Id dataset) throws IOException;

  /** What was said while it was made: {@code logs}. */
  Node logs(Id dataset) throws IOException;

  /** {@code train_data_size_bytes, test_data_size_bytes, traces_size_bytes}. */
  Node metrics(Id dataset) throws IOException;

  /** The first {@code rows} of train. */
  Node sample(Id dataset) throws IOException;

  /** All five files of one that is ready. */
  List<Download> files(Id dataset) throws IOException;

  /** Has the teacher that a dataset's config names answer its test set: {@code id}. */
  Node evaluate(Id dataset, Optional<Path> config) throws IOException;

  /** How far an evaluation is: {@code status}. */
  Node evaluationStatus(Id evaluation) throws IOException;

  /** {@code teacher_performance, predictions_download_url} of one that has succeeded. */
  Node evaluationMetrics(Id evaluation) throws IOException;

  /** What the teacher predicted. */
  Download evaluationPredictions(Id evaluation) throws IOException;
}
