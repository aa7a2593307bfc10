@NullMarked
package io.tracemill.pipeline.teachers;

import org.jspecify.annotations.NullMarked;
