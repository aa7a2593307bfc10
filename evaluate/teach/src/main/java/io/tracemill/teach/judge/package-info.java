/** A model that says which predictions are good, and how far that can be trusted. */
@NullMarked
package io.tracemill.teach.judge;

import org.jspecify.annotations.NullMarked;
