/**
 * The tensors of a model directory: where each one lies, checked before anything native sees it.
 */
@NullMarked
package io.tracemill.infer.weights;

import org.jspecify.annotations.NullMarked;
