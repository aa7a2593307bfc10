package io.tracemill.platform;

import java.nio.file.Path;
import java.util.Optional;

/** The files of a dataset; what is not there is empty. */
public record DatasetFiles(
    Path config,
    Path jobDescription,
    Optional<Path> train,
    Optional<Path> test,
    Optional<Path> traces) {}
