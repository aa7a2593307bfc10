/** JSON Lines as tokens over their own bytes; every value knows its place. */
@NullMarked
package io.tracemill.json;

import org.jspecify.annotations.NullMarked;
