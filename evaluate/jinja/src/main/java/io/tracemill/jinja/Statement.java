package io.tracemill.jinja;

import java.util.List;
import java.util.Optional;

/** A part of a template that does something. It is run through {@link Rendering#run}. */
sealed interface Statement {
  Flow run(Rendering rendering);

  /** How it goes on behind a statement. */
  enum Flow {
    NEXT,
    CONTINUE,
    BREAK
  }

  /** Prints a value, or text as it stands. */
  record Print(Place place, Expression value) implements Statement {
    @Override
    public Flow run(Rendering rendering) {
      Value printed = rendering.evaluate(value);
      rendering.at(place);
      rendering.print(printed);
      return Flow.NEXT;
    }
  }

  /** {@code if} with its {@code elif}s. */
  record If(List<Branch> branches, List<Statement> otherwise) implements Statement {
    /** A condition and what is done where it holds. */
    record Branch(Expression condition, List<Statement> body) {}

    @Override
    public Flow run(Rendering rendering) {
      for (Branch branch : branches) {
        if (rendering.evaluate(branch.condition()).isTrue()) {
          return rendering.run(branch.body());
        }
      }
      return rendering.run(otherwise);
    }
  }

  /** {@code for}; a variable that is set inside is gone with the round. */
  record For(
      Place place,
      Target target,
      Expression over,
      Optional<Expression> condition,
      boolean recursive,
      List<Statement> body,
      List<Statement> otherwise)
      implements Statement {
    @Override
    public Flow run(Rendering rendering) {
      Value items = rendering.evaluate(over);
      rendering.at(place);
      new Loop(rendering, this, rendering.scope(), 0).run(rendering, items);
      return Flow.NEXT;
    }
  }

  /** {@code set a = b}. */
  record Assign(Target target, Expression value) implements Statement {
    @Override
    public Flow run(Rendering rendering) {
      target.set(rendering, rendering.evaluate(value));
      return Flow.NEXT;
    }
  }

  /** {@code set a} with its text inside; {@code filter} is of {@link Expression.Inside}. */
  record AssignBlock(Target target, Expression filter, List<Statement> body) implements Statement {
    @Override
    public Flow run(Rendering rendering) {
      target.set(rendering, rendering.filtered(filter, body));
      return Flow.NEXT;
    }
  }

  /** {@code filter}: prints its inside filtered. */
  record FilterBlock(Place place, Expression filter, List<Statement> body) implements Statement {
    @Override
    public Flow run(Rendering rendering) {
      Value text = rendering.filtered(filter, body);
      rendering.at(place);
      rendering.print(text);
      return Flow.NEXT;
    }
  }

  /** {@code with a = b}: a scope of its own. {@code generation} is one without variables. */
  record With(List<Target> targets, List<Expression> values, List<Statement> body)
      implements Statement {
    @Override
    public Flow run(Rendering rendering) {
      List<Value> evaluated = rendering.evaluateAll(values);
      Scope outer = rendering.enter(new Scope(rendering.scope()));
      for (int i = 0; i < targets.size(); i++) {
        targets.get(i).set(rendering, evaluated.get(i));
      }
      Flow flow = rendering.run(body);
      rendering.leave(outer);
      return flow;
    }
  }

  /** {@code macro}. */
  record Define(MacroDefinition macro) implements Statement {
    @Override
    public Flow run(Rendering rendering) {
      rendering.scope().set(macro.name(), new Macro(macro, rendering.scope()));
      return Flow.NEXT;
    }
  }

  /** {@code call}: calls a macro that may ask for the inside as {@code caller()}. */
  record CallBlock(Place place, Expression.Call call, MacroDefinition caller) implements Statement {
    @Override
    public Flow run(Rendering rendering) {
      Value function = rendering.evaluate(call.callee());
      CallArguments arguments = call.passed().evaluate(rendering);
      rendering.at(place);
      Value result =
          function instanceof Macro macro
              ? macro.call(rendering, arguments, Optional.of(new Macro(caller, rendering.scope())))
              : Passing.call(rendering, function, arguments);
      rendering.print(result);
      return Flow.NEXT;
    }
  }

  /** {@code break} or {@code continue}. */
  record Jump(Flow flow) implements Statement {
    @Override
    public Flow run(Rendering rendering) {
      return flow;
    }
  }
}
