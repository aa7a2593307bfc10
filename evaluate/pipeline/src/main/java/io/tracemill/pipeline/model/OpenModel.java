package io.tracemill.pipeline.model;

import io.tracemill.ask.Generator;
import io.tracemill.ask.LabelScorer;
import io.tracemill.ask.TemplateFeatures;
import java.io.Closeable;
import java.util.Map;

/** A model that is loaded and answers; it may hold native memory. For one thread at a time. */
public interface OpenModel extends Closeable {

  /** Writes answers. */
  Generator generator();

  /** Says how likely labels are. */
  LabelScorer scorer();

  /** What its chat template can show. */
  TemplateFeatures template();

  /**
   * All that its answers depend on beside prompts and decoding, as people shall see it: which model
   * it is, the device, the precision.
   */
  Map<String, String> identity();
}
