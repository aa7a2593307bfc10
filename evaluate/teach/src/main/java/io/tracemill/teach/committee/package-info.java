/** Several models answer anew what a trace was asked, and one of their answers is chosen. */
@NullMarked
package io.tracemill.teach.committee;

import org.jspecify.annotations.NullMarked;
