// Rows with the trick: each message is dumped and escaped once, and every further row of the
// conversation begins with the text of the row before it. Reads and writes large blocks.
// Usage: node node_smart.js every|last INPUT; rows go to the standard output.
const fs = require('fs');

const BLOCK = 1 << 20;
const [turns, path] = process.argv.slice(2);
let pending = [];
let length = 0;

function flush() {
  let bytes = Buffer.from(pending.join(''));
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(fs.writeSync(1, bytes));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error; // a full pipe
    }
  }
  pending = [];
  length = 0;
}

function write(row) {
  pending.push(row);
  length += row.length;
  if (length > BLOCK) flush();
}

// As the platform reads it: no empty content, arguments as an object.
function normal(message) {
  if (message.content === null) delete message.content;
  for (const call of message.tool_calls || []) {
    const called = call.function;
    if (typeof called.arguments === 'string') called.arguments = JSON.parse(called.arguments);
  }
  return message;
}

function answer(message) {
  if (message.tool_calls && message.tool_calls.length > 0) {
    const called = message.tool_calls[0].function;
    return JSON.stringify({name: called.name, parameters: called.arguments});
  }
  return message.content || '';
}

function every(messages) {
  let prefix = '';
  for (const message of messages) {
    normal(message);
    if (message.role === 'assistant') {
      write('{"question":"[' + prefix + ']","answer":' + JSON.stringify(answer(message)) + '}\n');
    }
    const escaped = JSON.stringify(JSON.stringify(message)).slice(1, -1);
    prefix = prefix ? prefix + ',' + escaped : escaped;
  }
}

// One row of a conversation: nothing to share, so the prompt is dumped at once.
function last(messages) {
  const i = messages.map(message => message.role).lastIndexOf('assistant');
  if (i < 0) return;
  const question = JSON.stringify(messages.slice(0, i).map(normal));
  write(JSON.stringify({question, answer: answer(normal(messages[i]))}) + '\n');
}

function main() {
  const rows = turns === 'every' ? every : last;
  const input = fs.openSync(path, 'r');
  const block = Buffer.allocUnsafe(BLOCK);
  let rest = Buffer.alloc(0);
  for (let read; (read = fs.readSync(input, block, 0, BLOCK, null)) > 0; ) {
    const bytes = Buffer.concat([rest, block.subarray(0, read)]);
    let start = 0;
    for (let end; (end = bytes.indexOf(10, start)) >= 0; start = end + 1) {
      rows(JSON.parse(bytes.toString('utf8', start, end)).messages);
    }
    rest = bytes.subarray(start);
  }
  flush();
}

main();
