/** What the platform can be asked, and how this machine does it. */
@NullMarked
package io.tracemill.platform;

import org.jspecify.annotations.NullMarked;
