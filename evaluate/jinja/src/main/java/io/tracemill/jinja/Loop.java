package io.tracemill.jinja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The rounds of a {@code for}, and what a template sees of them as {@code loop}.
 *
 * <p>Items are looked at, and a condition asked, no earlier than they are needed. As in Jinja, what
 * stands behind {@code else} is done where no round came to its end, for {@code break} too.
 */
final class Loop implements Callable {
  private final Rendering rendering;
  private final Statement.For loop;
  private final Scope around;
  private final int depth;
  private final Deque<Value> ahead = new ArrayDeque<>();
  private Iterator<Value> items = List.<Value>of().iterator();
  private int index = -1;
  private Optional<Value> previous = Optional.empty();
  private Optional<Value> current = Optional.empty();
  private List<Value> changed = List.of();

  Loop(Rendering rendering, Statement.For loop, Scope around, int depth) {
    this.rendering = rendering;
    this.loop = loop;
    this.around = around;
    this.depth = depth;
  }

  void run(Rendering r, Value over) {
    items = Iterating.iterator(r, over);
    Scope outer = r.scope();
    boolean completed = false;
    for (Optional<Value> item = take(); item.isPresent(); item = take()) {
      index++;
      previous = current;
      current = item;
      Scope scope = new Scope(around);
      r.enter(scope);
      loop.target().set(r, item.get());
      scope.set("loop", this);
      Statement.Flow flow = r.run(loop.body());
      if (flow == Statement.Flow.BREAK) {
        break;
      }
      completed |= flow == Statement.Flow.NEXT;
    }
    // The else sees nothing of the rounds, not even what they set.
    r.leave(new Scope(around));
    if (!completed) {
      r.run(loop.otherwise());
    }
    r.leave(outer);
  }

  private Optional<Value> take() {
    return ahead.isEmpty() ? fetch() : Optional.of(ahead.poll());
  }

  private Optional<Value> peek() {
    if (ahead.isEmpty()) {
      fetch().ifPresent(ahead::add);
    }
    return Optional.ofNullable(ahead.peek());
  }

  private Optional<Value> fetch() {
    while (items.hasNext()) {
      rendering.work(1);
      Value item = items.next();
      if (loop.condition().isEmpty() || passes(item, loop.condition().get())) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private boolean passes(Value item, Expression condition) {
    Scope outer = rendering.enter(new Scope(around));
    loop.target().set(rendering, item);
    boolean passes = rendering.evaluate(condition).isTrue();
    rendering.leave(outer);
    return passes;
  }

  /** What is asked for its length, or for what is left, is looked at to its end. */
  private int length() {
    for (Optional<Value> item = fetch(); item.isPresent(); item = fetch()) {
      ahead.add(item.get());
    }
    return index + 1 + ahead.size();
  }

  @Override
  public Optional<Value> attribute(String name) {
    return switch (name) {
      case "index" -> Optional.of(Int.of(index + 1L));
      case "index0" -> Optional.of(Int.of(index));
      case "revindex" -> Optional.of(Int.of(length() - (long) index));
      case "revindex0" -> Optional.of(Int.of(length() - index - 1L));
      case "first" -> Optional.of(Bool.of(index == 0));
      case "last" -> Optional.of(Bool.of(peek().isEmpty()));
      case "length" -> Optional.of(Int.of(length()));
      case "depth" -> Optional.of(Int.of(depth + 1L));
      case "depth0" -> Optional.of(Int.of(depth));
      case "previtem" -> neighbour(previous, "there is no previous item");
      case "nextitem" -> neighbour(peek(), "there is no next item");
      case "cycle" -> Optional.of(new Function("loop.cycle", this::cycle));
      case "changed" -> Optional.of(new Function("loop.changed", this::changed));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> neighbour(Optional<Value> item, String otherwise) {
    return Optional.of(item.orElseGet(() -> new Undefined(otherwise)));
  }

  private Value cycle(Rendering r, CallArguments arguments) {
    if (arguments.positional().isEmpty()) {
      throw r.failure("loop.cycle needs values");
    }
    return arguments.positional().get(index % arguments.positional().size());
  }

  private Value changed(Rendering r, CallArguments arguments) {
    List<Value> now = new ArrayList<>(arguments.positional());
    boolean same =
        index > 0 && Comparing.same(r, SequenceValue.tuple(now), SequenceValue.tuple(changed));
    changed = now;
    return Bool.of(!same);
  }

  /** The loop's body for other items, one level deeper. */
  @Override
  public Value call(Rendering r, CallArguments arguments) {
    if (!loop.recursive()) {
      throw r.failure("the loop is called but is not 'recursive'");
    }
    Value over = arguments.bind(r, "loop", "iterable").required(0);
    StringBuilder outer = r.divert();
    new Loop(r, loop, around, depth + 1).run(r, over);
    return new TextValue(r.captured(outer));
  }

  @Override
  public String type() {
    return "LoopContext";
  }
}
