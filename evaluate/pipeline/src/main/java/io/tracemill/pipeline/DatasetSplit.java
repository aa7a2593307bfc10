package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.prepare.table.Fate;
import java.nio.file.Path;
import java.util.Optional;

/** One of the two splits of a dataset. */
public enum DatasetSplit {
  TRAIN(Fate.TRAIN, "relabel_traces_train", "num_train_relabelled"),
  TEST(Fate.TEST, "relabel_traces_test", "num_test_relabelled");

  private final Fate side;
  private final String operation;
  private final String key;

  DatasetSplit(Fate side, String operation, String key) {
    this.side = side;
    this.operation = operation;
    this.key = key;
  }

  /** What the platform calls the job that makes more rows for it. */
  public String operation() {
    return operation;
  }

  /** The key of {@code trace_processing} that says how many traces such a job takes. */
  String key() {
    return key;
  }

  Fate side() {
    return side;
  }

  DatasetSplit other() {
    return this == TRAIN ? TEST : TRAIN;
  }

  /** How many traces are wanted for it. */
  int of(RunSettings.Sizes sizes) {
    return this == TRAIN ? sizes.train() : sizes.test();
  }

  /** Its rows in {@code files}. */
  Optional<Path> of(DatasetFiles files) {
    return this == TRAIN ? files.train() : files.test();
  }
}
