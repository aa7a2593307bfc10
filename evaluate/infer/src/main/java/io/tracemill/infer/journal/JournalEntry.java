package io.tracemill.infer.journal;

import io.tracemill.infer.Outcome;

/** What became of a row, and the hash of its prompt. */
record JournalEntry(String prompt, Outcome outcome) {}
