package io.tracemill.pipeline.model;

import io.tracemill.infer.Decoding;
import io.tracemill.infer.evaluation.Labelling;

/**
 * Which model answers and how its answers are chosen.
 *
 * @param decoding without meaning where labels are scored
 */
public record ModelPlan(ModelSettings model, Decoding decoding, Labelling labelling) {}
