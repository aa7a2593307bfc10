package io.tracemill.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TurnstileTest {
  private final BlockingQueue<String> passed = new LinkedBlockingQueue<>();
  private final CountDownLatch inside = new CountDownLatch(2);
  private final CountDownLatch goOn = new CountDownLatch(1);

  private void occupy(Turnstile turnstile) throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      start(
          turnstile,
          () -> {
            inside.countDown();
            await(goOn);
            return "first";
          });
    }
    assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private void start(Turnstile turnstile, Turnstile.Intake<String> intake) {
    Thread thread =
        new Thread(
            () -> {
              try {
                passed.add(turnstile.pass(intake));
              } catch (IOException e) {
                passed.add(e.toString());
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void theThirdWaitsForItsTurn() throws InterruptedException {
    Turnstile turnstile = new Turnstile(2, Duration.ofSeconds(20));
    occupy(turnstile);
    start(turnstile, () -> "third");
    assertThat(passed).isEmpty();
    goOn.countDown();

    assertThat(passed.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(passed.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(passed.poll(20, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void whoWaitsForTooLongIsToldToComeAgain() throws InterruptedException {
    Turnstile turnstile = new Turnstile(2, Duration.ofMillis(1));
    occupy(turnstile);

    assertThatThrownBy(() -> turnstile.pass(() -> "third"))
        .isInstanceOfSatisfying(
            HttpRefusedException.class,
            e -> {
              assertThat(e.reply().status()).isEqualTo(503);
              assertThat(e.reply().headers()).contains(new HttpReply.Header("Retry-After", "60"));
            })
        .hasMessage("too many uploads at once: send it again later");
    goOn.countDown();
  }

  @Test
  void whoFailsLeavesItsPlace() throws IOException {
    Turnstile turnstile = new Turnstile(1, Duration.ofMillis(1));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  turnstile.pass(
                      () -> {
                        throw new IOException("lost");
                      }))
          .hasMessage("lost");
    }
    assertThat(turnstile.pass(() -> "in")).isEqualTo("in");
  }
}
