/** What takes how long: one class per question. */
@NullMarked
package io.tracemill.bench;

import org.jspecify.annotations.NullMarked;
