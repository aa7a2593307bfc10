/** The platform on this machine: what it does with a workspace, and the jobs that it runs. */
@NullMarked
package io.tracemill.platform.local;

import org.jspecify.annotations.NullMarked;
