@NullMarked
package io.tracemill.score.agreement;

import org.jspecify.annotations.NullMarked;
