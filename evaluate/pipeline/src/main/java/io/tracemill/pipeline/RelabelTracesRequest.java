package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.teachers.TeacherSettings;
import java.nio.file.Path;

/**
 * More rows to be made for one split of a dataset from traces that it still has, as a child that is
 * a dataset of its own; the parent is not changed.
 *
 * <p>What the platform leaves open is done so:
 *
 * <ul>
 *   <li>The platform takes traces, then filters them. Here all are filtered first, where the filter
 *       is on, and others are taken in place of those that have no row, so that as many rows as are
 *       wanted are reached where the traces allow it.
 *   <li>It fails where the pool has fewer distinct conversations with an answer than are wanted,
 *       before anybody is asked; not because of what is filtered out or dropped after that.
 *   <li>Traces whose first user message, or whose session with such a trace, is in the other split
 *       are not taken, as in a run with a given test set; they stay in the pool, and {@code
 *       dropped.jsonl} says why. The platform only compares rows. Sessions of traces that earlier
 *       jobs took are not known any more.
 *   <li>The pool loses what was taken, also that of which no row could be written, and what is of
 *       no use: copies, text, conversations without an answer, lines that cannot be read. What the
 *       filter drops stays: the next config may have others.
 *   <li>The config is copied as it is. Its {@code observation_format} may be that of the first
 *       traces: a pool that is {@code openai_messages} is read all the same.
 *   <li>The same request makes the same child. For other traces take another {@code random_seed}.
 * </ul>
 *
 * @param parent with the config and job description that the child is to have; rows of data version
 *     1
 * @param smoke whether it is only a trial, which wants 128 traces at most and no more than the
 *     config does; the rest stays in the pool
 * @param out the directory to make, which must not be there
 * @param how reading is done
 * @param teachers how models are asked; their file, where none is named, lies beside the config
 */
public record RelabelTracesRequest(
    DatasetFiles parent,
    DatasetSplit split,
    boolean smoke,
    Path out,
    RunRequest.ReadOptions how,
    TeacherSettings teachers) {
  /** How many traces a trial takes at most. */
  public static final int SMOKE = 128;

  /** Rows for {@code split} as the config says. */
  public static RelabelTracesRequest of(DatasetFiles parent, DatasetSplit split, Path out) {
    return new RelabelTracesRequest(
        parent, split, false, out, RunRequest.ReadOptions.USUAL, TeacherSettings.USUAL);
  }

  /** The same, but only a trial. */
  public RelabelTracesRequest asSmoke() {
    return new RelabelTracesRequest(parent, split, true, out, how, teachers);
  }

  /** The same with other teachers. */
  public RelabelTracesRequest with(TeacherSettings others) {
    return new RelabelTracesRequest(parent, split, smoke, out, how, others);
  }
}
