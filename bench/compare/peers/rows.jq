# Rows; jq's filters make every row from scratch.
# Usage: jq -c --arg turns every|last -f rows.jq INPUT

# As the platform reads it: no empty content, arguments as an object.
def normal:
  if has("content") and .content == null then del(.content) else . end
  | if .tool_calls
    then .tool_calls[].function.arguments |= (if type == "string" then fromjson else . end)
    else . end;

def answer:
  if (.tool_calls // [] | length) > 0
  then .tool_calls[0].function | {name, parameters: .arguments} | tojson
  else .content // "" end;

[.messages[] | normal] as $messages
| [range($messages | length) | select($messages[.].role == "assistant")]
| (if $turns == "last" then .[-1:] else . end)[]
| {question: ($messages[:.] | tojson), answer: ($messages[.] | answer)}
