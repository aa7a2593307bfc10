/** A workspace: what the platform keeps on this machine, as plain files. */
@NullMarked
package io.tracemill.platform.workspace;

import org.jspecify.annotations.NullMarked;
