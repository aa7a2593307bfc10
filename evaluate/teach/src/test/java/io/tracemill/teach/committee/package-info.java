@NullMarked
package io.tracemill.teach.committee;

import org.jspecify.annotations.NullMarked;
