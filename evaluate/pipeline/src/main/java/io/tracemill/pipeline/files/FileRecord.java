package io.tracemill.pipeline.files;

/**
 * A file as a run read or wrote it.
 *
 * @param bytes as it is stored
 * @param sha256 of these bytes, in hexadecimal
 */
public record FileRecord(String name, long bytes, String sha256) {}
