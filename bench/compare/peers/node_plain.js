// Rows as anybody would write it: readline, JSON.parse, and the messages before each answer as
// JSON. Usage: node node_plain.js every|last INPUT; rows go to the standard output.
const fs = require('fs');
const readline = require('readline');

const [turns, path] = process.argv.slice(2);

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

async function main() {
  const lines = readline.createInterface({input: fs.createReadStream(path), crlfDelay: Infinity});
  for await (const line of lines) {
    const messages = JSON.parse(line).messages.map(normal);
    const last = messages.map(message => message.role).lastIndexOf('assistant');
    let rows = '';
    messages.forEach((message, i) => {
      if (message.role === 'assistant' && (turns === 'every' || i === last)) {
        const question = JSON.stringify(messages.slice(0, i));
        rows += JSON.stringify({question, answer: answer(message)}) + '\n';
      }
    });
    if (!process.stdout.write(rows)) {
      await new Promise(resolve => process.stdout.once('drain', resolve));
    }
  }
}

main();
