/** Whole conversations in the forms that trainers read. */
@NullMarked
package io.tracemill.prepare.form;

import org.jspecify.annotations.NullMarked;
