package io.tracemill.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a template that has a value. It is evaluated through {@link Rendering#evaluate}. */
sealed interface Expression {
  Value evaluate(Rendering rendering);

  /** A constant; text outside of tags too. */
  record Literal(Value value) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      return value;
    }
  }

  /** A variable. */
  record Variable(Place place, String name) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      return rendering.lookUp(name);
    }
  }

  /** {@code [a, b]} or {@code (a, b)}. */
  record Items(SequenceValue.Kind kind, List<Expression> items) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      return SequenceValue.of(kind, rendering.evaluateAll(items));
    }
  }

  /** {@code {a: b}}. */
  record Pairs(Place place, List<Pair> pairs) implements Expression {
    /** A key and its value. */
    record Pair(Expression key, Expression value) {}

    @Override
    public Value evaluate(Rendering rendering) {
      Dict.Builder dict = new Dict.Builder();
      for (Pair pair : pairs) {
        Value key = rendering.evaluate(pair.key());
        Value value = rendering.evaluate(pair.value());
        rendering.at(place);
        dict.put(rendering, key, value);
      }
      return dict.build();
    }
  }

  /** {@code a.name}: an attribute, or else the item of that name. */
  record Attribute(Place place, Expression of, AttributeName name) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      Value value = rendering.evaluate(of);
      rendering.at(place);
      return Attributes.attribute(rendering, value, name);
    }
  }

  /** {@code a[b]}: an item, or else the attribute of that name. */
  record Item(Place place, Expression of, Expression key) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      Value value = rendering.evaluate(of);
      Value index = rendering.evaluate(key);
      rendering.at(place);
      return Attributes.item(rendering, value, index);
    }
  }

  /** {@code a[start:stop:step]}. */
  record Slice(
      Place place,
      Expression of,
      Optional<Expression> start,
      Optional<Expression> stop,
      Optional<Expression> step)
      implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      Value value = rendering.evaluate(of);
      Value from = start.map(rendering::evaluate).orElse(None.NONE);
      Value to = stop.map(rendering::evaluate).orElse(None.NONE);
      Value by = step.map(rendering::evaluate).orElse(None.NONE);
      rendering.at(place);
      return Slicing.slice(rendering, value, List.of(from, to, by));
    }
  }

  /** Arguments as they are written. */
  record Passed(
      List<Expression> positional,
      Map<String, Expression> named,
      Optional<Expression> more,
      Optional<Expression> moreNamed) {
    static final Passed NONE = new Passed(List.of(), Map.of(), Optional.empty(), Optional.empty());

    CallArguments evaluate(Rendering rendering) {
      if (positional.isEmpty() && named.isEmpty() && more.isEmpty() && moreNamed.isEmpty()) {
        return CallArguments.NONE;
      }
      return Passing.arguments(rendering, this);
    }
  }

  /** {@code f(...)}. */
  record Call(Place place, Expression callee, Passed passed) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      Value function = rendering.evaluate(callee);
      CallArguments arguments = passed.evaluate(rendering);
      rendering.at(place);
      return Passing.call(rendering, function, arguments);
    }
  }

  /** {@code a | name(...)}. */
  record Filtered(Place place, Expression of, Filter filter, Passed passed) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      Value value = rendering.evaluate(of);
      CallArguments arguments = passed.evaluate(rendering);
      rendering.at(place);
      return filter.apply(rendering, value, arguments);
    }
  }

  /** {@code a is name(...)}. */
  record Tested(Place place, Expression of, Check check, Passed passed) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      Value value = rendering.evaluate(of);
      CallArguments arguments = passed.evaluate(rendering);
      rendering.at(place);
      return Bool.of(check.holds(rendering, value, arguments));
    }
  }

  /** {@code not a}. */
  record Not(Expression of) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      return Bool.of(!rendering.evaluate(of).isTrue());
    }
  }

  /** {@code a and b} or {@code a or b}, which is one of the two values. */
  record Logical(boolean and, Expression left, Expression right) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      Value value = rendering.evaluate(left);
      return value.isTrue() == and ? rendering.evaluate(right) : value;
    }
  }

  /** {@code +a} or {@code -a}. */
  record Signed(Place place, boolean minus, Expression of) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      Value value = rendering.evaluate(of);
      rendering.at(place);
      return Operators.signed(rendering, minus, value);
    }
  }

  /** {@code a + b} and the like. */
  record Arithmetic(Place place, BinaryOperator operator, Expression left, Expression right)
      implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      Value a = rendering.evaluate(left);
      Value b = rendering.evaluate(right);
      rendering.at(place);
      return Operators.apply(rendering, operator, a, b);
    }
  }

  /** {@code a ~ b}. */
  record Joined(Place place, List<Expression> parts) implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      StringBuilder text = new StringBuilder();
      for (Expression part : parts) {
        Value value = rendering.evaluate(part);
        rendering.at(place);
        String more = Printing.text(rendering, value);
        rendering.grown((long) text.length() + more.length(), more.length());
        text.append(more);
      }
      return new TextValue(text.toString());
    }
  }

  /** {@code a < b <= c}; {@code in} and {@code not in} are comparisons too. */
  record Compared(Place place, Expression first, List<Operand> rest) implements Expression {
    /** An operator and what is right of it. */
    record Operand(ComparisonOperator operator, Expression value) {}

    @Override
    public Value evaluate(Rendering rendering) {
      Value left = rendering.evaluate(first);
      for (Operand operand : rest) {
        Value right = rendering.evaluate(operand.value());
        rendering.at(place);
        if (!Comparing.holds(rendering, operand.operator(), left, right)) {
          return Bool.FALSE;
        }
        left = right;
      }
      return Bool.TRUE;
    }
  }

  /** {@code a if b else c}. */
  record Conditional(Expression condition, Expression then, Optional<Expression> otherwise)
      implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      if (rendering.evaluate(condition).isTrue()) {
        return rendering.evaluate(then);
      }
      return otherwise
          .map(rendering::evaluate)
          .orElseGet(() -> new Undefined("the condition does not hold and there is no else"));
    }
  }

  /** What a filter block filters: the text inside it. */
  record Inside() implements Expression {
    @Override
    public Value evaluate(Rendering rendering) {
      return rendering.inside();
    }
  }
}
