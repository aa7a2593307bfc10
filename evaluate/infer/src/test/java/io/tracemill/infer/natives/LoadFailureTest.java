package io.tracemill.infer.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadFailureTest {
  /** What the loaders of glibc 2.27 and musl, and a mount without exec, say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/lib/libm.so.6: version `GLIBC_2.29' not found (required by /c/libc10.so) | glibc 2.34",
        "/c/libc10.so: /lib/libstdc++.so.6: version `GLIBCXX_3.4.26' not found | glibc 2.34",
        "Error loading shared library ld-linux-x86-64.so.2: No such file | Alpine",
        "Error relocating /c/libc10.so: __memcpy_chk: symbol not found | Alpine",
        "/c/libc10.so: failed to map segment from shared object: Operation not permitted | noexec",
        "/c/libc10.so: undefined symbol: _ZN3c10 | another PyTorch",
        "libstdc++.so.6: cannot open shared object file | install libstdc++6",
      })
  void meaningIsTold(String said, String meaning) {
    UnsatisfiedLinkError inner = new UnsatisfiedLinkError(said);

    assertThat(LoadFailure.of("PyTorch", new IllegalStateException("Failed to load", inner)))
        .hasMessageStartingWith("cannot load PyTorch (" + said + "); ")
        .hasMessageContaining(meaning)
        .hasRootCause(inner);
  }

  @Test
  void whatIsNotKnownIsSaidAsItIs() {
    assertThat(LoadFailure.of("PyTorch", new UnsatisfiedLinkError("odd")))
        .hasMessage("cannot load PyTorch (odd)");
    assertThat(LoadFailure.of("PyTorch", new AccessDeniedException("/cache")))
        .hasMessage("cannot load PyTorch (permission denied: /cache)");
  }
}
