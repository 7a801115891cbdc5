/* How many of `items`, which ascend by `key`, are not beyond `most`. */
function countUpTo(items, most, key) {
    let low = 0, high = items.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (key(items[middle]) <= most)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The last of them; undefined: none. */
const lastUpTo = (items, most, key) => items[countUpTo(items, most, key) - 1];

/* Rows of the table that are there at once. */
const TABLE_ROWS = 1000;

const KINDS = ["row", "call", "wait", "end", "loop", "switch"];

/* A run as picture_json.c wrote it, with what is looked up often. */
class Run {
    constructor(data) {
        Object.assign(this, data);
        const file = (number) => data.files[number];
        this.steps = data.steps.map(([thread, at, line], i) => ({number: i + 1, thread, file: file(at), line}));
        this.rows = data.rows.map(([step, thread, kind, text, at, line, from, preemption]) =>
            ({step, thread, kind: KINDS[kind], text, file: file(at), line, from, preemption}));
        this.accesses = data.accesses.map(([step, thread, writes, name, value]) =>
            ({step, thread, writes, name: data.names[name], value}));
        this.switches = this.rows.filter((row) => row.kind === "switch");
        this.byStep = this.steps.map(() => []);
        for (const row of this.rows)
            if (row.kind !== "switch" && row.kind !== "loop" && row.step > 0 && row.step <= this.steps.length)
                this.byStep[row.step - 1].push(row);
        this.stepsOf = this.listed(this.steps, (step) => step.thread);
        this.waitsOf = this.listed(this.waits, (wait) => wait.thread);
        this.accessesOf = this.listed(this.accesses, (access) => access.name);
        this.writesOf = this.listed(this.accesses.filter((access) => access.writes), (access) => access.name);
        const shared = this.names.filter((name) => this.isShared(name));
        this.shared = (shared.length ? shared : this.names).slice(0, 12);
    }

    /* Lists by what `key` gives; of what is none an empty one is given. */
    listed(items, key) {
        const lists = new Map();
        for (const item of items) {
            if (!lists.has(key(item)))
                lists.set(key(item), []);
            lists.get(key(item)).push(item);
        }
        return (which) => lists.get(which) || [];
    }

    isShared(name) {
        const all = this.accessesOf(name);
        return all.some((access) => access.writes) && all.some((access) => access.thread !== all[0].thread);
    }

    nameOf(thread) { return thread.start === `P${thread.id}` ? thread.start : `P${thread.id} ${thread.start}`; }

    texts(step, told) { return this.byStep[step - 1].map(told.row); }

    letter(step) {
        const rows = this.byStep[step - 1], own = rows.filter((row) => row.thread === this.steps[step - 1].thread);
        const word = own.length ? own[0].text.split(" ")[0] : "";
        const known = {read: "R", write: "W", atomic: "A", print: "P", ends: "×"};
        return known[word] || (own.some((row) => row.kind === "call") ? "C" : "·");
    }

    /* The next step of the thread behind `step`; undefined: none. */
    following(thread, step) {
        const own = this.stepsOf(thread);
        return own[countUpTo(own, step, (one) => one.number)];
    }

    latest(thread, step) {
        const last = lastUpTo(this.stepsOf(thread), step, (one) => one.number);
        return last ? last.number : 0;
    }

    waitOf(thread, step) {
        const wait = lastUpTo(this.waitsOf(thread), step, (one) => one.from);
        return wait && (wait.to < 0 || step <= wait.to) ? wait : undefined;
    }

    stateOf(thread, step) {
        if (thread.born < 0 || step < thread.born)
            return "unborn";
        if (thread.ended >= 0 && step >= thread.ended)
            return "ended";
        if (this.waitOf(thread.id, step))
            return "waits";
        return step > 0 && this.steps[step - 1].thread === thread.id ? "runs" : "ready";
    }

    /* At the end of a deadlock one may wait that just did not go on. */
    laterWait(thread, step) { return this.waitsOf(thread).find((wait) => wait.from >= step); }

    /* Where the thread stands: {file, line, mark}. */
    placeOf(thread, step) {
        const state = this.stateOf(thread, step), last = this.latest(thread.id, step);
        const at = state === "waits" ? this.waitOf(thread.id, step)
            : state === "runs" ? this.steps[last - 1] : this.following(thread.id, step) || this.laterWait(thread.id, step);
        const marks = {waits: "‖", runs: "●", ready: "▸"};
        return at && at.file && marks[state] ? {file: at.file, line: at.line, mark: marks[state]} : null;
    }

    valueOf(name, step) { return lastUpTo(this.accessesOf(name), step, (one) => one.step); }
}

/* One run on the page. */
class View {
    constructor(run, number, go, alone) {
        this.run = run;
        this.alone = alone;
        this.number = number;
        this.go = go;
        this.element = make("section", {class: "run"});
    }

    build(words, difference) {
        const run = this.run, part = (title, ...inner) => make("section", {}, make("h3", {}, title), ...inner);
        this.words = words;
        this.told = TOLD[language];
        this.difference = difference;
        this.tableRows = null;
        this.steps = make("div", {class: "table"});
        this.lanes = new Lanes(run, this.go, this.number);
        this.now = make("div", {class: "now", "aria-live": "polite"});
        const none = () => make("div"); /* of two runs the same parts stand side by side */
        this.element.replaceChildren(this.alone ? none() : make("h2", {}, this.told.title(run.title)),
            make("pre", {class: "report"}, run.report.map(this.told.line).join("\n")),
            run.schedule ? make("p", {}, `${words.schedule}: `, make("code", {}, run.schedule)) : none(),
            run.steps.length < run.stepsInAll ? make("p", {class: "cut"}, words.cut(run.steps.length, run.stepsInAll)) : none(),
            part(words.lanes, this.lanes.draw(words, this.told), this.paper = make("div"),
                make("p", {class: "small"}, words.legend)),
            part(words.now, this.now),
            part(words.sources, make("p", {class: "small"}, words.marks), ...this.sources()),
            part(words.steps, this.steps),
            run.output ? part(words.output, make("pre", {}, run.output)) : none());
    }

    sources() {
        this.lines = {};
        const files = Object.entries(this.run.sources);
        if (!files.length)
            return [make("p", {}, this.words.noSource)];
        return files.map(([file, lines]) => {
            this.lines[file] = lines.map((line, i) => make("div", {class: "line"}, make("span", {class: "mark"}),
                make("span", {class: "number"}, String(i + 1)), make("code", {}, line || " ")));
            return make("div", {class: "source"}, make("h4", {}, file), make("div", {class: "lines"}, ...this.lines[file]));
        });
    }

    table(step) {
        const run = this.run, difference = this.difference, body = make("tbody");
        const head = make("tr", {}, make("th", {}, this.words.step),
            ...run.threads.map((thread) => make("th", {class: threadClass(thread.id)}, run.nameOf(thread))));
        this.tableRows = [];
        this.tableFrom = Math.max(0, Math.min(this.rowAt(step) - TABLE_ROWS / 2, run.rows.length - TABLE_ROWS));
        this.tableTo = Math.min(this.tableFrom + TABLE_ROWS, run.rows.length);
        if (this.tableFrom)
            body.append(this.more(run.rows[this.tableFrom].step - 1, this.tableFrom));
        for (const row of run.rows.slice(this.tableFrom, this.tableTo)) {
            if (row.kind === "switch" || row.kind === "loop") {
                const text = row.preemption ? `${this.words.preemption} ${row.preemption}` : this.told.reason(row.text);
                body.append(make("tr", {class: row.preemption ? "switch preempts" : "switch"},
                    make("td", {colspan: run.threads.length + 1}, `P${row.from} → P${row.thread}: ${text}`)));
                continue;
            }
            body.append(this.tableRow(row, difference));
        }
        if (this.tableTo < run.rows.length)
            body.append(this.more(run.rows[this.tableTo].step, run.rows.length - this.tableTo));
        return make("table", {}, make("thead", {}, head), body);
    }

    /* The first row of a step. */
    rowAt(step) { return countUpTo(this.run.rows, step - 1, (row) => row.step); }

    /* In place of rows that are not there now. */
    more(step, count) {
        return make("tr", {class: "more"}, make("td", {colspan: this.run.threads.length + 1},
            make("a", {href: `#step=${Math.max(step, 1)}`}, this.words.more(count))));
    }

    /* Of a long run the rows round the step. */
    showTable(step) {
        const at = this.rowAt(step), last = this.run.rows.length;
        const near = at >= this.tableFrom + TABLE_ROWS / 4 || this.tableFrom === 0;
        if (this.tableRows && near && (at < this.tableTo - TABLE_ROWS / 4 || this.tableTo === last))
            return;
        this.steps.replaceChildren(this.table(step));
    }

    tableRow(row, difference) {
        const place = row.file ? `${row.file}:${row.line}` : "";
        const line = make("tr", {class: row.step === difference ? "differs" : null},
            make("td", {}, make("a", {href: `#step=${row.step}`}, String(row.step))));
        for (const thread of this.run.threads)
            line.append(thread.id !== row.thread ? make("td", {class: this.run.waitOf(thread.id, row.step) ? "bar" : null})
                : make("td", {class: threadClass(thread.id)}, this.told.row(row), " ", make("span", {class: "place"}, place)));
        this.tableRows.push([row.step, line]);
        return line;
    }

    threadRow(thread, step) {
        const words = this.words, run = this.run, state = run.stateOf(thread, step), wait = run.waitOf(thread.id, step);
        const last = run.latest(thread.id, step), place = run.placeOf(thread, step);
        const told = state !== "waits" ? words[state]
            : `${wait.what ? `${words.waitsFor} ${this.told.object(wait.what)}` : words.waits}, ${words.since} ${wait.from}`;
        return make("tr", {class: state},
            make("th", {class: threadClass(thread.id)}, run.nameOf(thread)), make("td", {}, told),
            make("td", {}, place ? `${place.file}:${place.line}` : "–"),
            make("td", {}, last ? `${last}: ${run.texts(last, this.told).join("; ") || "·"}` : "–"));
    }

    showNow(step) {
        const words = this.words, run = this.run;
        const head = (...titles) => make("tr", {}, ...titles.map((title) => make("th", {}, title)));
        const values = run.names.map((name) => [name, run.valueOf(name, step)]).filter(([, access]) => access);
        this.now.replaceChildren(
            make("table", {}, head(words.thread, words.state, words.stands, words.did),
                ...run.threads.map((thread) => this.threadRow(thread, step))),
            make("table", {}, head(words.variables, words.value, words.by),
                ...values.map(([name, access]) => make("tr", {class: access.step === step ? "fresh" : null},
                    make("td", {}, name), make("td", {class: "held"}, access.value),
                    make("td", {}, this.writerOf(name, step))))));
    }

    writerOf(name, step) {
        const access = lastUpTo(this.run.writesOf(name), step, (one) => one.step);
        return access ? `P${access.thread}, ${this.words.step} ${access.step}` : this.words.initial;
    }

    showSources(step) {
        for (const marked of this.element.querySelectorAll(".line.here")) {
            marked.classList.remove("here", "runs");
            marked.firstChild.textContent = "";
        }
        const ran = step ? this.run.steps[step - 1].thread : 1;
        let middle = null;
        for (const thread of this.run.threads) {
            const place = this.run.placeOf(thread, step), lines = place && this.lines[place.file];
            const line = lines && lines[place.line - 1];
            if (!line)
                continue;
            line.classList.add("here");
            line.firstChild.append(make("b", {class: threadClass(thread.id)}, `P${thread.id}${place.mark} `));
            if (thread.id === ran)
                line.classList.add("runs");
            if (thread.id === ran || !middle)
                middle = line;
        }
        if (middle)
            middle.parentElement.scrollTop = middle.offsetTop - middle.parentElement.clientHeight / 2;
    }

    showOnPaper() { this.paper.replaceChildren(this.lanes.onPaper()); }

    show(wanted) {
        const step = Math.min(wanted, this.run.steps.length);
        this.lanes.show(step);
        this.showNow(step);
        this.showSources(step);
        this.showTable(step);
        let first = null;
        for (const [at, row] of this.tableRows) {
            row.classList.toggle("now", at === step && step > 0);
            first = first || (at === step && step > 0 ? row : null);
        }
        if (first) {
            const box = this.steps;
            box.scrollTop = first.offsetTop - box.clientHeight / 2;
        }
    }
}

/* ---- The page ---------------------------------------------------------------------------- */

const byId = (id) => document.getElementById(id);
const runs = JSON.parse(byId("data").textContent).map((data) => new Run(data));
const views = runs.map((run, i) => new View(run, i, go, runs.length === 1));
const mostSteps = Math.max(...runs.map((run) => run.steps.length));
let language = (navigator.language || "en").startsWith("ko") ? "ko" : "en";
let current = 0;

/* The first step in which two runs differ; 0: none, or there is one run. */
function firstDifference() {
    if (runs.length < 2)
        return 0;
    const did = (run, i) => (run.byStep[i] || []).filter((row) => row.kind !== "wait").map((row) => row.text);
    const told = (run, i) => JSON.stringify([run.steps[i], did(run, i)]);
    for (let i = 0; i < mostSteps; i++)
        if (told(runs[0], i) !== told(runs[1], i))
            return i + 1;
    return 0;
}

function asked() {
    const found = /^#step=(\d+)$/.exec(location.hash);
    return found ? Number(found[1]) : 0;
}

function go(step) {
    const wanted = Math.max(0, Math.min(step, mostSteps));
    if (location.hash !== `#step=${wanted}`)
        location.replace(`#step=${wanted}`);
    show(wanted);
}

function goToSwitch(direction) {
    const at = runs[0].switches.map((row) => row.step).filter((step) => direction * (step - current) > 0);
    go(at.length ? (direction > 0 ? at[0] : at[at.length - 1]) : direction > 0 ? mostSteps : 0);
}

function show(step) {
    const words = WORDS[language];
    current = step;
    byId("slider").value = step;
    byId("link").textContent = step ? `${words.step} ${step} ${words.of} ${mostSteps}` : words.start;
    byId("link").title = words.link;
    byId("link").href = `#step=${step}`;
    document.body.dataset.step = step;
    views.forEach((view) => view.show(step));
}

function build() {
    const words = WORDS[language], difference = firstDifference();
    document.documentElement.lang = language;
    document.title = `Pawl: ${[...new Set(runs[0].threads.map((thread) => thread.program))].join(", ")}`;
    byId("title").textContent = document.title;
    byId("language").textContent = words.other;
    byId("keys").textContent = words.keys;
    for (const id of ["first", "back", "next", "last"]) {
        byId(id).title = words[id];
        byId(id).setAttribute("aria-label", words[id]);
    }
    byId("large").textContent = words.large;
    byId("print").textContent = words.print;
    byId("switch-back").textContent = words.switchBack;
    byId("switch-next").textContent = words.switchNext;
    byId("slider").max = mostSteps;
    byId("slider").setAttribute("aria-label", words.step);
    byId("difference").hidden = !difference;
    byId("difference").textContent = `${words.difference}: ${difference}`;
    byId("difference").onclick = () => go(difference);
    views.forEach((view) => view.build(words, difference));
    byId("runs").classList.toggle("two", runs.length > 1);
    show(current);
}

const keys = {
    ArrowLeft: () => go(current - 1), ArrowRight: () => go(current + 1), Home: () => go(0), End: () => go(mostSteps),
    PageUp: () => goToSwitch(-1), PageDown: () => goToSwitch(1),
};

document.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey)
        return;
    event.preventDefault();
    keys[event.key]();
});
byId("first").onclick = keys.Home;
byId("back").onclick = keys.ArrowLeft;
byId("next").onclick = keys.ArrowRight;
byId("last").onclick = keys.End;
byId("switch-back").onclick = keys.PageUp;
byId("switch-next").onclick = keys.PageDown;
byId("slider").oninput = (event) => go(Number(event.target.value));
byId("print").onclick = () => window.print();
window.addEventListener("beforeprint", () => views.forEach((view) => view.showOnPaper()));
byId("language").onclick = () => {
    language = language === "en" ? "ko" : "en";
    build();
};
byId("large").onclick = () => {
    const large = document.documentElement.classList.toggle("large");
    byId("large").setAttribute("aria-pressed", large);
};
window.addEventListener("hashchange", () => show(Math.min(asked(), mostSteps)));
byId("runs").append(...views.map((view) => view.element));
current = Math.min(asked(), mostSteps);
build();
