/** How items move from stage to stage, and how what is left out is told and counted. */
@NullMarked
package io.tracemill.prepare.flow;

import org.jspecify.annotations.NullMarked;
