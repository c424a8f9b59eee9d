// Runs Azurite with accounts that can change: each line on standard input is a new value of AZURITE_ACCOUNTS.
const readline = require('readline');
const constants = require('azurite/dist/src/common/utils/constants');

// Azurite reads the variable once a minute
constants.DEFAULT_ACCOUNTS_REFRESH_INTERVAL = 20;

let started = false;
readline.createInterface({ input: process.stdin }).on('line', (accounts) => {
  process.env.AZURITE_ACCOUNTS = accounts;
  if (!started) {
    started = true;
    require('azurite/dist/src/azurite');
  }
}).on('close', () => process.exit());
