/** The models that a config names, as {@code teachers.yaml} says who they are. */
@NullMarked
package io.tracemill.pipeline.teachers;

import org.jspecify.annotations.NullMarked;
