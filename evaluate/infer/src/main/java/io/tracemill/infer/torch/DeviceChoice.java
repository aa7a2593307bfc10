package io.tracemill.infer.torch;

/** What a user says about where a model computes. */
public enum DeviceChoice {
  /** The first GPU if there is one that PyTorch can use, else the CPU. */
  AUTO,
  /** The CPU, even where there is a GPU. */
  CPU,
  /** The first GPU; without one it is an error. */
  GPU
}
