package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.List;
import java.util.Optional;

/** Logfire's {@code request_data} and {@code response_data}: the bodies of a request and answer. */
final class RequestData implements SpanContent {
  private static final String REQUEST = "request_data";
  private static final String RESPONSE = "response_data";

  /** Where the answer is in the response, the first that is there. */
  private static final List<Name> ANSWERS =
      List.of(
          Name.of("message"),
          Name.of("combined_chunk_content"),
          Name.of("content"),
          Name.of("text"));

  @Override
  public boolean isIn(Span span) {
    return span.attributes().find(REQUEST).isPresent();
  }

  @Override
  public void read(Span span, Talk talk) {
    Node request = span.attributes().whole(REQUEST).orElseThrow();
    talk.given(request);
    span.attributes().whole(RESPONSE).map(RequestData::answer).ifPresent(talk::said);
  }

  private static Node answer(Node response) {
    if (response.is(Kind.OBJECT)) {
      for (Name name : ANSWERS) {
        Optional<Node> answer = response.find(name);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }
    return response;
  }
}
