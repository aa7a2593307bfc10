package io.tracemill.pipeline.model;

import io.tracemill.answer.Labelling;
import io.tracemill.ask.Decoding;

/**
 * Which model answers and how its answers are chosen.
 *
 * @param decoding without meaning where labels are scored
 */
public record ModelPlan(ModelSettings model, Decoding decoding, Labelling labelling) {}
