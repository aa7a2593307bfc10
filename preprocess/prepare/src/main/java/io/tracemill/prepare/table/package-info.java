/** What is kept of each trace between the two passes. */
@NullMarked
package io.tracemill.prepare.table;

import org.jspecify.annotations.NullMarked;
