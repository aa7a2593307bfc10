@NullMarked
package io.tracemill.pipeline.model;

import org.jspecify.annotations.NullMarked;
