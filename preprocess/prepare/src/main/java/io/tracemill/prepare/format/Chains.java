package io.tracemill.prepare.format;

import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Logs in which each call repeats the conversation so far. */
final class Chains {
  private Chains() {}

  /** Keeps the calls that no other one goes on from, each once: the longest of a conversation. */
  static void longest(List<Trace> calls, Outlet<Item> outlet) throws IOException {
    if (calls.size() == 1) {
      outlet.keep(calls.get(0));
      return;
    }
    ConversationHash hash = new ConversationHash();
    Set<Long> beginnings = new HashSet<>();
    for (Trace call : calls) {
      hash.clear();
      for (Message message : call.messages()) {
        beginnings.add(hash.high());
        hash.add(message);
      }
    }
    Set<Long> kept = new HashSet<>();
    for (Trace call : calls) {
      long whole = whole(hash, call);
      if (beginnings.contains(whole)) {
        String message = "another call repeats this conversation and goes on from it";
        outlet.drop(new Drop(FormatReason.REPEATED, call.origin(), call.origin().path(), message));
      } else if (!kept.add(whole)) {
        String message = "another call has this conversation, to its last word";
        outlet.drop(new Drop(FormatReason.REPEATED, call.origin(), call.origin().path(), message));
      } else {
        outlet.keep(call);
      }
    }
  }

  private static long whole(ConversationHash hash, Trace call) {
    hash.clear();
    call.messages().forEach(hash::add);
    return hash.high();
  }
}
