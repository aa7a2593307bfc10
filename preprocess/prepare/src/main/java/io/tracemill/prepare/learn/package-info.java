/** What the job is that traces were recorded for, learnt from them alone. */
@NullMarked
package io.tracemill.prepare.learn;

import org.jspecify.annotations.NullMarked;
