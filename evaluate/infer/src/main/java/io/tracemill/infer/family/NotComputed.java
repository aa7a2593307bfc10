package io.tracemill.infer.family;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Why models of well-known other kinds are not computed, by what their names have in common. */
final class NotComputed {
  private static final String EXPERTS = "mixtures of experts";
  private static final String STATES = "recurrent and state-space layers";
  private static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.of(
              "Moe", EXPERTS,
              "MoE", EXPERTS,
              "Mixtral", EXPERTS,
              "GptOss", EXPERTS,
              "Hybrid", STATES,
              "Mamba", STATES,
              "Lfm2", STATES,
              "Gemma3n", "layers with embeddings of their own"));

  private NotComputed() {}

  /** What is not computed and what to do, for the name of an architecture. */
  static Optional<String> reason(String architecture) {
    return KINDS.entrySet().stream()
        .filter(kind -> architecture.contains(kind.getKey()))
        .findFirst()
        .map(kind -> "; " + kind.getValue() + " are not computed: take a dense model");
  }
}
