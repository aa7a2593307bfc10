/** A workspace: models, traces and uploads as plain files. */
@NullMarked
package io.tracemill.platform.store;

import org.jspecify.annotations.NullMarked;
