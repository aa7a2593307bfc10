package io.tracemill.ask.journal;

import io.tracemill.ask.Outcome;

/** What became of a row, and the hash of its prompt. */
record JournalEntry(String prompt, Outcome outcome) {}
