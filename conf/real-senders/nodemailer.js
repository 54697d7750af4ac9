// Sends one mail by nodemailer: node nodemailer.js default|opportunistic|require HOST PORT MESSAGE. It trusts the
// certificate authority that FIXUPLAB_CA names. Exit 1 on any error.
'use strict';

const fs = require('node:fs');
const nodemailer = require('nodemailer');

const [mode, host, port, message] = process.argv.slice(2);
const modes = {
  default: {},
  opportunistic: { opportunisticTLS: true },
  require: { requireTLS: true },
};

const transport = nodemailer.createTransport({
  host,
  port: Number(port),
  name: 'client.example.com',
  ...modes[mode],
  tls: { ca: fs.readFileSync(process.env.FIXUPLAB_CA) },
  connectionTimeout: 5000,
  greetingTimeout: 5000,
  socketTimeout: 5000,
});

transport.sendMail(
  {
    envelope: { from: 'alice@client.example.com', to: ['bob@example.com'] },
    raw: fs.readFileSync(message),
  },
  (error) => {
    if (error) {
      console.error(`${error.code}: ${error.message}`);
      process.exitCode = 1;
    }
  },
);
