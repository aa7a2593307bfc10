/** The platform's HTTP interface over a workspace. */
@NullMarked
package io.tracemill.serve;

import org.jspecify.annotations.NullMarked;
