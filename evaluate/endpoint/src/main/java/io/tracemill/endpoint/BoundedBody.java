package io.tracemill.endpoint;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Collects an answer's bytes up to a limit, and tells of each piece; not of headers, which some
 * send long before the model is done.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
  /** No answer of a model is nearly as long. */
  static final int LIMIT = 64 << 20;

  private final Runnable heard;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final CompletableFuture<Flow.Subscription> pieces = new CompletableFuture<>();

  BoundedBody(Runnable heard) {
    this.heard = heard;
  }

  /** Says that an answer has more bytes than the limit. */
  static final class TooLongException extends java.io.IOException {
    private static final long serialVersionUID = 1;

    TooLongException() {
      super("an answer of more than " + (LIMIT >> 20) + " MiB");
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    pieces.complete(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    heard.run();
    for (ByteBuffer buffer : piece) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      if (!whole.isDone()) {
        bytes.writeBytes(part);
      }
    }
    if (bytes.size() > LIMIT && whole.completeExceptionally(new TooLongException())) {
      pieces.join().cancel();
    }
  }

  @Override
  public void onError(Throwable trouble) {
    whole.completeExceptionally(trouble);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toByteArray());
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }
}
