/** Files that appear when they are complete, and what is known of files. */
@NullMarked
package io.tracemill.pipeline.files;

import org.jspecify.annotations.NullMarked;
