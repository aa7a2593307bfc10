package io.tracemill.platform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Data that is ready, to be kept as it is; CSV or JSON Lines, as the names of the files end.
 *
 * @param config empty for the platform's defaults
 */
public record DataFiles(
    Path jobDescription,
    Path train,
    Path test,
    Optional<Path> config,
    Optional<Path> unstructured) {}
