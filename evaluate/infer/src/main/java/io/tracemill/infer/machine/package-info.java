/** What the machine is able to do: its processor, and how much memory is left. */
@NullMarked
package io.tracemill.infer.machine;

import org.jspecify.annotations.NullMarked;
