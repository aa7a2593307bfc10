package io.tracemill.report;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What one model answered.
 *
 * @param model what it is called, for people
 * @param predictions a file with its answers and their scores
 * @param summary a file with the metrics of all of them; empty where nobody computed them
 */
public record ModelAnswers(String model, Path predictions, Optional<Path> summary) {}
