// Reads Camel's developer console once a second. The console contains names, ages, fingerprints and counts, and no keys.
'use strict';

const CONSOLE = '/q/dev/azkeys';
const seen = new Map(); // what each use and each key set had when this page last read it
const colours = new Map();

// Text only: a name can never become markup.
function element(name, attributes, ...children) {
  const created = document.createElement(name);
  Object.assign(created, attributes);
  created.append(...children);
  return created;
}

function show(id, rows) {
  document.querySelector(`#${id} tbody`).replaceChildren(...rows.map(cells =>
      element('tr', {}, ...cells.map(cell => element('td', {className: typeof cell === 'number' ? 'number' : ''}, cell)))));
}

// The same key has the same colour everywhere on the page. Neighbours in the order of their appearance differ the most.
function colour(fingerprint) {
  if (!colours.has(fingerprint)) {
    colours.set(fingerprint, `hsl(${Math.round(colours.size * 137.5) % 360} 65% 50%)`);
  }
  return colours.get(fingerprint);
}

function chip(fingerprint, name) {
  const dot = element('span', {className: 'dot'});
  dot.style.background = colour(fingerprint);
  return element('span', {className: 'key'}, dot, name ? `${name} ` : '', element('code', {}, fingerprint));
}

const address = keys => `${keys.operation} ${keys.resourceId} ${keys.keyName ?? ''}`;
const shortName = keys => keys.resourceId.split('/').slice(-1)[0] + (keys.keyName ? ` ${keys.keyName}` : '');
const duration = seconds => seconds < 120 ? `${seconds} s`
    : seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;

function changed(subject, before, now) {
  const list = document.getElementById('changes');
  list.querySelector('.muted')?.remove();
  list.prepend(element('li', {}, `${new Date().toLocaleTimeString('en-GB')} `, element('b', {}, subject), ' ',
      before, ' → ', now));
}

// Reports a value that differs from the one that the page read before.
function compare(key, subject, fingerprint, name) {
  const before = seen.get(key);
  if (before && before.fingerprint !== fingerprint) {
    changed(subject, chip(before.fingerprint, before.name), chip(fingerprint, name));
  }
  seen.set(key, {fingerprint, name});
}

function showUses(declared, sets) {
  show('uses', declared.uses.map(use => {
    const key = element('code', {}, use.key);
    if (!use.fingerprint) {
      return [use.user, key, 'the default value', 'ARM did not respond at the start'];
    }
    const names = sets.filter(set => address(set) === address(use))
        .flatMap(set => Object.entries(set.fingerprints ?? {}))
        .filter(([, fingerprint]) => fingerprint === use.fingerprint).map(([name]) => name);
    const subject = `${use.user}, ${use.key}`;
    compare(subject, subject, use.fingerprint, names[0]);
    return [use.user, key, chip(use.fingerprint, names[0]),
      names.length ? 'current' : element('span', {className: 'old'}, 'old key')];
  }));
  document.getElementById('next').textContent = !declared.nextRefresh ? 'when a route uses one'
      : `in ${Math.max(0, Math.round((new Date(declared.nextRefresh) - Date.now()) / 1000))} s`;
}

function showSets(sets) {
  show('sets', sets.sort((one, other) => (other.ageSeconds ?? 0) - (one.ageSeconds ?? 0)).map(set => {
    const keys = Object.entries(set.fingerprints ?? {});
    keys.forEach(([name, fingerprint]) =>
        compare(`${address(set)} ${name}`, `${set.operation} ${shortName(set)} ${name}`, fingerprint));
    const name = element('span', {title: set.resourceId}, shortName(set));
    const failure = set.failure ? [element('div', {className: 'old'}, `since ${set.failingSince}: ${set.failure}`)] : [];
    return [set.operation, name, set.ageSeconds === undefined ? 'never listed' : duration(set.ageSeconds),
      element('div', {}, ...keys.map(([key, fingerprint]) => chip(fingerprint, key)), ...failure),
      set.hits, set.calls, set.failures];
  }));
}

function showBudgets(budgets) {
  show('budgets', budgets.map(budget => [budget.subscription,
    element('span', {}, element('meter', {max: 200, value: budget.remaining}), ` ${budget.remaining}`
        + (budget.pausedUntil ? `, paused until ${budget.pausedUntil}` : '')), budget.waiting]));
}

async function read() {
  const state = document.getElementById('state');
  try {
    const response = await fetch(CONSOLE, {headers: {Accept: 'application/json'}});
    const components = Object.values((await response.json()).azkeys ?? {});
    const sets = components.flatMap(component => component.keySets);
    showSets(sets);
    if (components.length) {
      showUses(components[0].declaredKeys, sets); // of the whole Camel context
    }
    showBudgets(components.flatMap(component => component.budgets));
    const old = components.length ? components[0].oldKeys : 0;
    state.textContent = old ? `old keys in use: ${old}` : 'all keys are current';
  } catch (failure) {
    state.textContent = `no response from ${CONSOLE}: ${failure.message}`;
  }
  setTimeout(read, 1000);
}

read();
