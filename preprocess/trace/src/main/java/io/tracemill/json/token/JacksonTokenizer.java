package io.tracemill.json.token;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import com.fasterxml.jackson.core.util.BufferRecycler;
import io.tracemill.json.text.Strings;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * jackson-core as tokenizer, but for the insides of strings, which are looked through eight bytes
 * at a time.
 *
 * <p>Jackson tells where a token starts but not where it ends, nor where a key starts without
 * making an object; its parser class, made to be extended, knows both. Its messages and limits are
 * not used: what it does not take, {@link WhyRefused} explains.
 */
final class JacksonTokenizer implements Tokenizer {
  private static final StreamReadConstraints UNLIMITED =
      StreamReadConstraints.builder()
          .maxNestingDepth(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .build();

  /** Its children neither intern keys nor refuse them when their hashes are alike. */
  private static final ByteQuadsCanonicalizer NAMES = ByteQuadsCanonicalizer.createRoot();

  /** A parser that has read a longer text is not kept. */
  private static final int MAX_KEPT = 1 << 20;

  /**
   * A parser that has learned its keys from more bytes is not kept: they may be ids, and each is
   * another.
   */
  private static final int MAX_LEARNED = 1 << 18;

  private Parser parser = parser();

  @Override
  public boolean checksUtf8() {
    return false;
  }

  @Override
  public boolean read(byte[] bytes, int start, int end, Entries to) throws SyntaxException {
    boolean whole = false;
    try {
      if (!parser.read(bytes, start, end, to)) {
        throw WhyRefused.of(bytes, start, end, "one value and nothing behind it");
      }
      whole = end - start <= MAX_KEPT && parser.learnedFrom(end - start) <= MAX_LEARNED;
      return parser.badEscapes;
    } catch (JacksonException e) {
      throw WhyRefused.of(bytes, start, end, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory has no I/O", e);
    } finally {
      if (!whole) {
        parser = parser();
      }
    }
  }

  /**
   * A parser made without Jackson's factory: with that come the classes of every parser and
   * generator, which takes as long as reading a small file.
   */
  private static Parser parser() {
    IOContext context =
        new IOContext(
            UNLIMITED,
            StreamWriteConstraints.defaults(),
            ErrorReportConfiguration.defaults(),
            new BufferRecycler(),
            ContentReference.unknown(),
            false);
    return new Parser(context, JsonParser.Feature.collectDefaults(), NAMES.makeChild(0));
  }

  /** Takes one text after another; one that it does not take to the end is its last. */
  private static final class Parser extends UTF8StreamJsonParser {
    private boolean badEscapes;
    private int names;
    private int learnedFrom;

    Parser(IOContext context, int features, ByteQuadsCanonicalizer names) {
      super(context, features, null, null, names, new byte[0], 0, 0, 0, false);
    }

    /** How long the texts are that brought new keys, the last of which had {@code length}. */
    int learnedFrom(int length) {
      if (_symbols.size() > names) {
        names = _symbols.size();
        learnedFrom += length;
      }
      return learnedFrom;
    }

    /** Reads a value; false if there is none, more than one, or it is nested too deep. */
    boolean read(byte[] bytes, int start, int end, Entries to) throws IOException {
      _inputBuffer = bytes;
      _inputPtr = start;
      _inputEnd = end;
      badEscapes = false;
      return read(to);
    }

    private boolean read(Entries to) throws IOException {
      int depth = 0;
      for (JsonToken token = nextToken(); token != null; token = nextToken()) {
        switch (token) {
          case FIELD_NAME -> to.name(_nameStartOffset - 1, currentName().hashCode());
          case START_OBJECT -> {
            to.begin(Entries.OBJECT, _inputPtr - 1);
            depth++;
          }
          case START_ARRAY -> {
            to.begin(Entries.ARRAY, _inputPtr - 1);
            depth++;
          }
          case END_OBJECT, END_ARRAY -> {
            to.close(_inputPtr);
            depth--;
          }
          case VALUE_STRING -> {
            int start = _inputPtr - 1;
            skipString();
            to.scalar(Entries.STRING, start, _inputPtr);
          }
          default -> to.scalar(kind(token), start(), end());
        }
        if (depth == 0 || depth > Entries.MAX_DEPTH) {
          return depth == 0 && isAtEnd();
        }
      }
      return false;
    }

    /** Eight bytes at a time; Jackson says what is wrong with a string that is not taken. */
    private void skipString() throws IOException {
      int behind = Strings.behind(_inputBuffer, _inputPtr, _inputEnd);
      if (behind == 0) {
        _skipString();
      } else {
        _inputPtr = Math.abs(behind);
        _tokenIncomplete = false;
        badEscapes |= behind < 0;
      }
    }

    /**
     * Called for every escape of a key, which makes this the cheapest place to see the rare bad
     * ones.
     */
    @Override
    protected char _decodeEscaped() throws IOException {
      char c = super._decodeEscaped();
      badEscapes |= c == 0 || Character.isSurrogate(c);
      return c;
    }

    private boolean isAtEnd() {
      while (_inputPtr < _inputEnd
          && (Endings.isBlank(_inputBuffer[_inputPtr]) || _inputBuffer[_inputPtr] == '\n')) {
        _inputPtr++;
      }
      return _inputPtr == _inputEnd;
    }

    private int start() {
      return (int) getTokenCharacterOffset() - 1;
    }

    /** Jackson takes one white space more behind a number that stands alone. */
    private int end() {
      return _inputPtr - (_inputBuffer[_inputPtr - 1] <= ' ' ? 1 : 0);
    }

    private static int kind(JsonToken token) {
      return switch (token) {
        case VALUE_TRUE -> Entries.TRUE;
        case VALUE_FALSE -> Entries.FALSE;
        case VALUE_NULL -> Entries.NULL;
        default -> Entries.NUMBER;
      };
    }
  }
}
