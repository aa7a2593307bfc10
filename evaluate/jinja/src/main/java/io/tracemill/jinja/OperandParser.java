package io.tracemill.jinja;

import io.tracemill.jinja.Expression.Attribute;
import io.tracemill.jinja.Expression.Call;
import io.tracemill.jinja.Expression.Filtered;
import io.tracemill.jinja.Expression.Item;
import io.tracemill.jinja.Expression.Items;
import io.tracemill.jinja.Expression.Literal;
import io.tracemill.jinja.Expression.Not;
import io.tracemill.jinja.Expression.Pairs;
import io.tracemill.jinja.Expression.Passed;
import io.tracemill.jinja.Expression.Slice;
import io.tracemill.jinja.Expression.Tested;
import io.tracemill.jinja.Expression.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what operators stand between: names, literals, attributes, calls, filters and tests. */
final class OperandParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;

  /** Collects the names of variables that are used. */
  private final Set<String> names;

  private final UnknownNames unknown;

  OperandParser(
      TokenStream tokens, ExpressionParser expressions, Set<String> names, UnknownNames unknown) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.names = names;
    this.unknown = unknown;
  }

  Expression primary() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NAME -> name(tokens.next());
      case STRING -> strings();
      case INTEGER -> new Literal(Arithmetic.integer(tokens, tokens.next()));
      case FLOAT -> new Literal(new Real(Double.parseDouble(tokens.next().text())));
      case OPERATOR -> bracketed(token);
      default -> throw tokens.expected("an expression");
    };
  }

  private Expression name(Token token) {
    return switch (token.text()) {
      case "true", "True" -> new Literal(Bool.TRUE);
      case "false", "False" -> new Literal(Bool.FALSE);
      case "none", "None" -> new Literal(None.NONE);
      default -> {
        names.add(token.text());
        yield new Variable(token.place(), token.text());
      }
    };
  }

  private Expression strings() {
    StringBuilder text = new StringBuilder();
    while (tokens.at(Token.Kind.STRING)) {
      text.append(tokens.next().text());
    }
    return new Literal(new TextValue(text.toString()));
  }

  private Expression bracketed(Token token) {
    return switch (token.text()) {
      case "(" -> parenthesized();
      case "[" -> list();
      case "{" -> dict();
      default -> throw tokens.expected("an expression");
    };
  }

  private Expression parenthesized() {
    tokens.next();
    if (tokens.skipOperator(")")) {
      return new Items(SequenceValue.Kind.TUPLE, List.of());
    }
    Expression inside = expressions.tuple();
    tokens.expectOperator(")");
    return inside;
  }

  private Expression list() {
    tokens.next();
    List<Expression> items = new ArrayList<>();
    while (!tokens.skipOperator("]")) {
      items.add(expressions.expression());
      if (!tokens.atOperator("]")) {
        tokens.expectOperator(",");
      }
    }
    return new Items(SequenceValue.Kind.LIST, items);
  }

  private Expression dict() {
    Place place = tokens.next().place();
    List<Pairs.Pair> pairs = new ArrayList<>();
    while (!tokens.skipOperator("}")) {
      Expression key = expressions.expression();
      tokens.expectOperator(":");
      pairs.add(new Pairs.Pair(key, expressions.expression()));
      if (!tokens.atOperator("}")) {
        tokens.expectOperator(",");
      }
    }
    return new Pairs(place, pairs);
  }

  Expression postfix(Expression of) {
    Expression result = of;
    while (true) {
      if (tokens.atOperator(".")) {
        result = attribute(result);
      } else if (tokens.atOperator("[")) {
        result = subscript(result);
      } else if (tokens.atOperator("(")) {
        result = call(result);
      } else {
        return result;
      }
    }
  }

  private Expression attribute(Expression of) {
    Place place = tokens.next().place();
    if (tokens.at(Token.Kind.INTEGER)) {
      return new Item(place, of, new Literal(Arithmetic.integer(tokens, tokens.next())));
    }
    return new Attribute(place, of, AttributeName.of(tokens.expect(Token.Kind.NAME).text()));
  }

  private Expression subscript(Expression of) {
    Place place = tokens.next().place();
    List<Expression> keys = new ArrayList<>();
    Optional<Expression> start = bound();
    if (tokens.skipOperator(":")) {
      Optional<Expression> stop = bound();
      Optional<Expression> step = tokens.skipOperator(":") ? bound() : Optional.empty();
      tokens.expectOperator("]");
      return new Slice(place, of, start, stop, step);
    }
    keys.add(start.orElseThrow(() -> tokens.expected("an expression")));
    while (tokens.skipOperator(",")) {
      keys.add(expressions.expression());
    }
    tokens.expectOperator("]");
    Expression key = keys.size() == 1 ? keys.get(0) : new Items(SequenceValue.Kind.TUPLE, keys);
    return new Item(place, of, key);
  }

  private Optional<Expression> bound() {
    return tokens.atOperator(":") || tokens.atOperator("]")
        ? Optional.empty()
        : Optional.of(expressions.expression());
  }

  Call call(Expression callee) {
    Place place = tokens.peek().place();
    return new Call(place, callee, passed());
  }

  private Passed passed() {
    tokens.expectOperator("(");
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    Optional<Expression> more = Optional.empty();
    Optional<Expression> moreNamed = Optional.empty();
    while (!tokens.skipOperator(")")) {
      if (more.isEmpty() && moreNamed.isEmpty() && tokens.skipOperator("*")) {
        more = Optional.of(expressions.expression());
      } else if (moreNamed.isEmpty() && tokens.skipOperator("**")) {
        moreNamed = Optional.of(expressions.expression());
      } else if (tokens.at(Token.Kind.NAME) && tokens.second().isOperator("=")) {
        named(named);
      } else if (named.isEmpty() && more.isEmpty() && moreNamed.isEmpty()) {
        positional.add(expressions.expression());
      } else {
        throw tokens.expected("an argument with its name");
      }
      if (!tokens.atOperator(")")) {
        tokens.expectOperator(",");
      }
    }
    return new Passed(positional, named, more, moreNamed);
  }

  private void named(Map<String, Expression> named) {
    Token name = tokens.next();
    tokens.next();
    if (named.put(name.text(), expressions.expression()) != null) {
      throw tokens.failure(name.place(), "the argument '" + name.text() + "' is given twice");
    }
  }

  Expression filtersAndTests(Expression of) {
    Expression result = of;
    while (true) {
      if (tokens.atOperator("|")) {
        tokens.next();
        result = filter(result);
      } else if (tokens.atName("is")) {
        result = test(result);
      } else if (tokens.atOperator("(")) {
        result = call(result);
      } else {
        return result;
      }
    }
  }

  /** A filter; the bar in front of it is read. */
  Expression filter(Expression of) {
    Place place = tokens.peek().place();
    String name = dotted();
    Filter filter = Filters.find(name).orElseGet(() -> noFilter(place, Filters.unknown(name)));
    return new Filtered(place, of, filter, tokens.atOperator("(") ? passed() : Passed.NONE);
  }

  private Filter noFilter(Place place, String problem) {
    unknown.add(tokens.failure(place, problem));
    return (rendering, value, arguments) -> {
      throw rendering.failure(problem);
    };
  }

  private Check noCheck(Place place, String problem) {
    unknown.add(tokens.failure(place, problem));
    return (rendering, value, arguments) -> {
      throw rendering.failure(problem);
    };
  }

  private String dotted() {
    StringBuilder name = new StringBuilder(tokens.expect(Token.Kind.NAME).text());
    while (tokens.skipOperator(".")) {
      name.append('.').append(tokens.expect(Token.Kind.NAME).text());
    }
    return name.toString();
  }

  private Expression test(Expression of) {
    Place place = tokens.next().place();
    boolean negated = tokens.skipName("not");
    String name = dotted();
    Passed passed = Passed.NONE;
    if (tokens.atOperator("(")) {
      passed = passed();
    } else if (startsArgument()) {
      Expression argument = postfix(primary());
      passed = new Passed(List.of(argument), Map.of(), Optional.empty(), Optional.empty());
    }
    Check check = Predicates.find(name).orElseGet(() -> noCheck(place, Predicates.unknown(name)));
    Expression result = new Tested(place, of, check, passed);
    return negated ? new Not(result) : result;
  }

  private boolean startsArgument() {
    if (tokens.atName("is")) {
      throw tokens.failure(tokens.peek().place(), "tests cannot be chained with 'is'");
    }
    return switch (tokens.peek().kind()) {
      case NAME -> !tokens.atName("else") && !tokens.atName("or") && !tokens.atName("and");
      case STRING, INTEGER, FLOAT -> true;
      case OPERATOR -> tokens.atOperator("[") || tokens.atOperator("{");
      default -> false;
    };
  }
}
