package io.tracemill.prepare.format;

import io.tracemill.dialect.DialectReason;
import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What went to a model's server and what came back, as gateways, proxies and batches log it: a
 * request and a response under any of their usual names, each a body, an object that has the body,
 * or a string of either. A line of a batch's input and one of its output are joined by {@code
 * custom_id}.
 */
final class RequestResponse implements TraceFormat {
  private static final KnownBy KEYS =
      KnownBy.keys(
              "request|request_body|requestBody|body|prompt|messages|input/inputBodyJson"
                  + "|proxy_server_request|custom_id",
              "response|response_body|responseBody|completion|output/outputBodyJson|custom_id")
          .also(
              "request/messages|request/body|method|call_type|request_path|schemaType",
              "response/choices|response/body|response/status_code|url|response_status",
              "model|modelId|workload_id|spend|provider");

  /** Bodies of answers, or chunks of one, that stand alone: nothing can be learnt from them. */
  private static final List<KnownBy> ANSWERS =
      List.of(
          KnownBy.keys("choices"),
          KnownBy.keys("candidates"),
          KnownBy.keys("content", "stop_reason|stop_sequence"),
          KnownBy.keys("object", "output", "model|status"),
          KnownBy.keys(
              "type", "delta|content_block|item|sequence_number|message/usage|response/id"),
          KnownBy.keys("type", "index|usage").never("role", "messages", "content"));

  /** Bodies of requests that stand alone: conversations, if the model speaks in them. */
  private static final List<KnownBy> ASKED =
      List.of(
          KnownBy.keys("contents"),
          KnownBy.keys("input", "instructions|tools|previous_response_id").never("output", "id"));

  private static final List<Name> REQUESTS =
      List.of(
          Name.of("request"),
          Name.of("request_body"),
          Name.of("requestBody"),
          Name.of("body"),
          Name.of("messages"),
          Name.of("proxy_server_request"),
          Name.of("prompt"));

  private static final List<Name> RESPONSES =
      List.of(
          Name.of("response"),
          Name.of("response_body"),
          Name.of("responseBody"),
          Name.of("completion"));

  /** What stands between an envelope and a body: VCR's and the batches' names, Bedrock's. */
  private static final List<Name> BODIES =
      List.of(Name.of("body"), Name.of("inputBodyJson"), Name.of("outputBodyJson"));

  private static final Name STRING = Name.of("string");
  private static final Name INPUT = Name.of("input");
  private static final Name OUTPUT = Name.of("output");
  private static final Name CUSTOM_ID = Name.of("custom_id");
  private static final Name SIGNED_URL = Name.of("signed_body_url");
  private static final Name MODEL_PARAMETERS = Name.of("model_parameters");
  private static final Name TOOLS = Name.of("tools");
  private static final Name PROPERTIES = Name.of("properties");
  private static final Name SESSION = Name.of("Helicone-Session-Id");
  private static final List<Name> STATUSES =
      List.of(Name.of("response_status"), Name.of("status_code"), Name.of("status"));
  private static final List<Name> ERRORS =
      List.of(Name.of("error"), Name.of("error_str"), Name.of("errorCode"));
  private static final Name CODE = Name.of("code");

  private static final int DEEPEST = 3;

  @Override
  public String name() {
    return "request_response";
  }

  @Override
  public Fit fit(Node line) {
    Fit pair = KEYS.fit(line);
    return pair.reads() || !isAny(ANSWERS, line) && !isAny(ASKED, line) ? pair : Fit.READABLE;
  }

  private static boolean isAny(List<KnownBy> bodies, Node line) {
    return bodies.stream().anyMatch(body -> body.fit(line).reads());
  }

  /** The request and the response of a batch. */
  @Override
  public Optional<Join> join() {
    return Optional.of(
        record -> record.is(Kind.OBJECT) ? record.peek(CUSTOM_ID) : Optional.<Node>empty());
  }

  @Override
  public void read(Node record, Origin origin, Outlet<Item> outlet) throws IOException {
    if (record.is(Kind.ARRAY)) {
      outlet.keep(joined(record, origin));
    } else {
      outlet.keep(one(record.as(Kind.OBJECT), origin));
    }
  }

  private static Trace one(Node record, Origin origin) {
    if (KEYS.fit(record).reads()) {
      return trace(record, record, origin);
    } else if (isAny(ASKED, record)) {
      return new Talk().given(record).trace(record, origin, session(record));
    } else if (isAny(ANSWERS, record)) {
      throw record.failure(
          DialectReason.ANSWER_WITHOUT_REQUEST,
          "is a model's answer, or a piece of one, without what it was asked: log the request, too");
    }
    return trace(record, record, origin);
  }

  /** The records of one key, of which one has the request and one the response. */
  private static Trace joined(Node records, Origin origin) {
    if (records.size() == 0) {
      throw records.failure(FormatReason.NO_TRACES, "expected a record but found an empty array");
    }
    Node asked = records.items().iterator().next();
    if (records.size() == 1) {
      return one(asked.as(Kind.OBJECT), origin);
    }
    Node answered = asked;
    for (Node record : records.items()) {
      record.as(Kind.OBJECT);
      asked = first(record, REQUESTS).isPresent() ? record : asked;
      answered = first(record, RESPONSES).isPresent() ? record : answered;
    }
    return trace(asked, answered, origin);
  }

  private static Trace trace(Node asked, Node answered, Origin origin) {
    checkWentWell(answered);
    Optional<Node> response = body(answered, RESPONSES, OUTPUT);
    if (response.isEmpty()) {
      throw notRecorded(answered, "response");
    }
    Optional<Node> request = body(asked, REQUESTS, INPUT);
    if (request.isEmpty()) {
      boolean named = first(asked, REQUESTS).isPresent() || asked.has(SIGNED_URL);
      throw named
          ? notRecorded(asked, "request")
          : asked.failure(
              DialectReason.ANSWER_WITHOUT_REQUEST,
              "has a response without its request; give the file of the requests as well");
    }
    Talk talk = new Talk().given(request.get()).said(response.get());
    object(asked, MODEL_PARAMETERS).flatMap(p -> p.find(TOOLS)).ifPresent(talk::tools);
    asked.find(TOOLS).ifPresent(talk::tools);
    return talk.trace(asked, origin, session(asked));
  }

  private static RuntimeException notRecorded(Node record, String what) {
    String where = record.has(SIGNED_URL) ? "; the bodies are elsewhere, at `signed_body_url`" : "";
    return record.failure(
        DialectReason.CONTENT_NOT_RECORDED, "the " + what + " was not recorded" + where);
  }

  private static Optional<Node> first(Node record, List<Name> names) {
    for (Name name : names) {
      Optional<Node> found = record.peek(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The first body with content under one of {@code names}, or in Bedrock's {@code inside}. */
  private static Optional<Node> body(Node record, List<Name> names, Name inside) {
    for (Name name : names) {
      Optional<Node> body =
          record.find(name).map(RequestResponse::unwrapped).filter(RequestResponse::isSaid);
      if (body.isPresent()) {
        return body;
      }
    }
    return object(record, inside)
        .flatMap(inner -> first(inner, BODIES))
        .map(RequestResponse::unwrapped)
        .filter(RequestResponse::isSaid);
  }

  private static Optional<Node> object(Node record, Name name) {
    return Texts.peekJson(record, name, Kind.OBJECT);
  }

  private static Node unwrapped(Node found) {
    Node at = found;
    for (int depth = 0; depth < DEEPEST; depth++) {
      Node json = Texts.jsonIfAny(at);
      Optional<Node> inner = json.is(Kind.OBJECT) ? first(json, BODIES) : Optional.empty();
      inner =
          inner.isEmpty() && json.is(Kind.OBJECT) && json.size() <= 2 ? json.peek(STRING) : inner;
      if (inner.isEmpty()) {
        return at;
      }
      at = inner.get();
    }
    return at;
  }

  /** Gateways that are not to keep what was said write an empty object in its place. */
  private static boolean isSaid(Node body) {
    Node json = Texts.jsonIfAny(body);
    if (json.is(Kind.STRING)) {
      return !json.text().isBlank();
    }
    return (json.is(Kind.OBJECT) || json.is(Kind.ARRAY)) && json.size() > 0;
  }

  private static void checkWentWell(Node record) {
    checkStatus(record);
    for (Name name : RESPONSES) {
      Optional<Node> response = object(record, name);
      if (response.isPresent()) {
        checkStatus(response.get());
      }
    }
    for (Name name : ERRORS) {
      Optional<Node> error = record.find(name).filter(RequestResponse::isSaid);
      if (error.isPresent()) {
        throw error
            .get()
            .failure(DialectReason.FAILED_CALL, "the call failed: " + error.get().shown());
      }
    }
  }

  private static void checkStatus(Node record) {
    for (Name name : STATUSES) {
      Optional<Node> status = record.find(name);
      if (status.isPresent() && status.get().is(Kind.OBJECT)) {
        status = status.get().find(CODE);
      }
      boolean failed =
          status.isPresent()
              && (HttpStatus.is(status.get())
                  ? !HttpStatus.isSuccess(status.get())
                  : status.get().raw().toString().equals("\"failure\""));
      if (failed) {
        throw status
            .get()
            .failure(
                DialectReason.FAILED_CALL,
                "expected a status of success but found "
                    + status.get().shown()
                    + ": the call failed");
      }
    }
  }

  private static Optional<Node> session(Node record) {
    Optional<Node> named =
        object(record, PROPERTIES)
            .flatMap(properties -> properties.find(SESSION))
            .filter(id -> id.is(Kind.STRING));
    return named.isPresent() ? named : Sessions.of(record);
  }
}
