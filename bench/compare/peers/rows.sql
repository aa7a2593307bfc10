-- Rows as one query. {threads}, {input} and {answers} are filled in; answers is a list of the
-- places of the assistant's messages, all of them or the last.
SET threads = {threads};
COPY (
  WITH traces AS (
    SELECT messages::JSON[] AS messages
    FROM read_json('{input}', format = 'newline_delimited', columns = {messages: 'JSON'},
                   maximum_object_size = 67108864)
  ), parsed AS (  -- arguments as an object
    SELECT list_transform(messages, lambda message: CASE
      WHEN json_type(message, '$.tool_calls[0].function.arguments') = 'VARCHAR'
      THEN json_merge_patch(message, json_object('tool_calls', list_transform(
        (message->'$.tool_calls')::JSON[],
        lambda call: json_merge_patch(call, json_object('function', json_object('arguments',
          (call->>'$.function.arguments')::JSON))))))
      ELSE message END) AS messages
    FROM traces
  ), normal AS (  -- no empty content
    SELECT list_transform(messages, lambda message: CASE
      WHEN json_type(message, '$.content') = 'NULL'
      THEN json_merge_patch(message, '{"content": null}')
      ELSE message END) AS messages
    FROM parsed
  ), placed AS (
    SELECT messages, list_filter(range(1, len(messages) + 1),
      lambda place: messages[place]->>'$.role' = 'assistant') AS places
    FROM normal
  ), answered AS (
    SELECT messages, unnest({answers}) AS place FROM placed
  )
  SELECT
    to_json(messages[1:place - 1])::VARCHAR AS question,
    CASE WHEN json_array_length(messages[place], '$.tool_calls') > 0
    THEN json_object(
      'name', messages[place]->'$.tool_calls[0].function.name',
      'parameters', messages[place]->'$.tool_calls[0].function.arguments')::VARCHAR
    ELSE coalesce(messages[place]->>'$.content', '') END AS answer
  FROM answered
) TO '/dev/stdout' (FORMAT json);
