package io.tracemill.platform;

import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.TracesDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * What the platform can be asked, on this machine or behind an address. Answers are the platform's
 * own JSON, whatever more it holds than is written here.
 *
 * <p>All of it throws {@link RefusedException} for what the platform does not do, and has done
 * nothing then. Several threads may ask at once.
 */
public interface Platform extends Closeable {

  /** Makes a model: {@code id}, and the rest of {@link #model}. */
  Node createModel(String name) throws IOException;

  /** All models, the newest first: an array of what {@link #model} gives. */
  Node models() throws IOException;

  /**
   * A model: {@code id, name, created_at, training, upload_ids, teacher_evaluation_ids,
   * prepared_traces_ids, training_status, evaluation_results, training_evaluation_results,
   * task_details}; of several ids the newest comes first.
   */
  Node model(Id model) throws IOException;

  /** Has traces processed for a model: {@code id} of an upload, which is then under way. */
  Node uploadTraces(Id model, TracesDirectory files) throws IOException;

  /** Keeps traces for a model and does nothing else with them: their {@code id}. */
  Node prepareTraces(Id model, TracesDirectory files) throws IOException;

  /** Has traces that are kept processed: {@code id} of an upload. */
  Node process(Id model, Id traces, TraceProcessing how) throws IOException;

  /** The same with those that a model got last. */
  Node reprocess(Id model, TraceProcessing how) throws IOException;

  /** Keeps data for a model as an upload that is complete at once: its {@code id}. */
  Node uploadData(Id model, DataFiles files) throws IOException;

  /**
   * How far an upload is: {@code status, base_model_performance,
   * base_model_predictions_download_url}, the last two null until it has succeeded.
   */
  Node uploadStatus(Id upload) throws IOException;

  /** What was said while an upload was processed: {@code logs}. */
  Node uploadLogs(Id upload) throws IOException;

  /** Ends an upload that is under way; one that has ended stays as it is. Gives its status. */
  Node stopUpload(Id upload) throws IOException;

  /** The processed files of an upload that has succeeded, which are a valid upload themselves. */
  List<Download> data(Id upload) throws IOException;

  /** What the original model predicted, of an upload that has succeeded. */
  Download predictions(Id upload) throws IOException;

  /** What the newest generation can be asked beside. */
  Datasets datasets();

  @Override
  default void close() throws IOException {}
}
