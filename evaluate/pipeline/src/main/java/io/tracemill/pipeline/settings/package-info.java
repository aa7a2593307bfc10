/**
 * Understands what is asked for: the words of a request, and the files that it names, which are the
 * config and the job description.
 *
 * <p>Messages name the settings of a request between backquotes, as in {@code `max-line-bytes`}.
 * Who shows them may put there what his users call them, such as {@code --max-line-bytes}.
 */
@NullMarked
package io.tracemill.pipeline.settings;

import org.jspecify.annotations.NullMarked;
