package io.tracemill.ask;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model that is loaded and answers; it may hold native memory. For one thread at a time. */
public interface OpenModel extends Closeable {

  /** Writes answers. */
  Generator generator();

  /** Says how likely labels are, where the model lets that be seen. */
  default Optional<LabelScorer> scorer() {
    return Optional.empty();
  }

  /** What its chat template can show. */
  default TemplateFeatures template() {
    return TemplateFeatures.ALL;
  }

  /**
   * The special tokens of the model that a prompt's own text spells, not its template, in order;
   * none where that cannot be seen.
   */
  default List<String> spelled(Prompt prompt) {
    return List.of();
  }

  /**
   * All that its answers depend on beside prompts and decoding, as people shall see it: which model
   * it is, the device, the precision.
   */
  Map<String, String> identity();

  /** What people should know before they trust or wait for its answers. */
  default List<String> doubts() {
    return List.of();
  }

  /** Lets go of what it holds. */
  @Override
  default void close() throws IOException {}
}
